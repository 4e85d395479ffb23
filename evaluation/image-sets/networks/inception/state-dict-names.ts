/** The parts of the FID network in the order of pytorch-fid's `InceptionV3` blocks. */
const BLOCKS = [
  ['Conv2d_1a_3x3', 'Conv2d_2a_3x3', 'Conv2d_2b_3x3'],
  ['Conv2d_3b_1x1', 'Conv2d_4a_3x3'],
  ['Mixed_5b', 'Mixed_5c', 'Mixed_5d', 'Mixed_6a', 'Mixed_6b', 'Mixed_6c', 'Mixed_6d', 'Mixed_6e'],
  ['Mixed_7a', 'Mixed_7b', 'Mixed_7c'],
];

/**
 * The name of a tensor as the published file has it, from that in other files of the same network:
 * wrapped for several devices (`module.`), inside another network (`inception.`), or by pytorch-fid's
 * blocks (`blocks.2.0.` for `Mixed_5b.`).
 */
export function publishedName(name: string): string {
  const bare = name.replace(/^(?:module\.|model\.|inception\.|inception_v3\.)+/, '');
  const block = /^blocks\.(\d+)\.(\d+)\.(.+)$/.exec(bare);
  if (block === null) return bare;
  const [, outer, inner, rest] = block;
  const part = BLOCKS[Number(outer)]?.[Number(inner)];
  return part === undefined || rest === undefined ? bare : `${part}.${rest}`;
}
