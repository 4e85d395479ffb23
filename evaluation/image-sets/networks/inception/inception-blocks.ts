import type { GraphBuilder } from './graph-builder.ts';

type Block = (name: string, input: string) => string;

export type InceptionBlocks = {
  inceptionA: Block;
  inceptionB: Block;
  inceptionC: Block;
  inceptionD: Block;
  inceptionE: (name: string, input: string, pool: 'average' | 'max') => string;
};

const REDUCE = { stride: 2, padding: 'valid' } as const;

/**
 * The blocks of Inception v3, with the names that torchvision gives their convolutions.
 *
 * Source: Szegedy et al., "Rethinking the Inception Architecture for Computer Vision", CVPR 2016.
 */
export function inceptionBlocks(graph: GraphBuilder): InceptionBlocks {
  const chain = (name: string, input: string, branches: readonly string[]): string =>
    branches.reduce((x, branch) => graph.convolve(`${name}.${branch}`, x), input);
  const pooled = (name: string, input: string, pool: 'average' | 'max'): string => {
    const window = { size: 3, padding: 1 };
    const x =
      pool === 'average'
        ? graph.averagePool(`${name}.pool`, input, window)
        : graph.maxPool(`${name}.pool`, input, window);
    return graph.convolve(`${name}.branch_pool`, x);
  };
  const reduced = (name: string, branch: string, input: string): string =>
    graph.convolve(`${name}.${branch}`, input, REDUCE);
  const forked = (name: string, input: string, first: string, second: string): string[] => [
    graph.convolve(`${name}.${first}`, input),
    graph.convolve(`${name}.${second}`, input),
  ];
  return {
    inceptionA: (name, x) =>
      graph.concatenate(name, [
        chain(name, x, ['branch1x1']),
        chain(name, x, ['branch5x5_1', 'branch5x5_2']),
        chain(name, x, ['branch3x3dbl_1', 'branch3x3dbl_2', 'branch3x3dbl_3']),
        pooled(name, x, 'average'),
      ]),
    inceptionB: (name, x) =>
      graph.concatenate(name, [
        reduced(name, 'branch3x3', x),
        reduced(name, 'branch3x3dbl_3', chain(name, x, ['branch3x3dbl_1', 'branch3x3dbl_2'])),
        graph.maxPool(`${name}.pool`, x, { size: 3, stride: 2 }),
      ]),
    inceptionC: (name, x) =>
      graph.concatenate(name, [
        chain(name, x, ['branch1x1']),
        chain(
          name,
          x,
          [1, 2, 3].map((i) => `branch7x7_${i}`),
        ),
        chain(
          name,
          x,
          [1, 2, 3, 4, 5].map((i) => `branch7x7dbl_${i}`),
        ),
        pooled(name, x, 'average'),
      ]),
    inceptionD: (name, x) =>
      graph.concatenate(name, [
        reduced(name, 'branch3x3_2', chain(name, x, ['branch3x3_1'])),
        reduced(
          name,
          'branch7x7x3_4',
          chain(
            name,
            x,
            [1, 2, 3].map((i) => `branch7x7x3_${i}`),
          ),
        ),
        graph.maxPool(`${name}.pool`, x, { size: 3, stride: 2 }),
      ]),
    inceptionE: (name, x, pool) => {
      const single = chain(name, x, ['branch3x3_1']);
      const double = chain(name, x, ['branch3x3dbl_1', 'branch3x3dbl_2']);
      return graph.concatenate(name, [
        chain(name, x, ['branch1x1']),
        ...forked(name, single, 'branch3x3_2a', 'branch3x3_2b'),
        ...forked(name, double, 'branch3x3dbl_3a', 'branch3x3dbl_3b'),
        pooled(name, x, pool),
      ]);
    },
  };
}
