import { UserError } from '#domain/user-error.ts';
import type { ArmSpec } from '#domain/arm-spec.ts';
import type { Port } from '#onnx/graph-ports.ts';
import type { LatentShape } from './run-unet.ts';

/**
 * What a graph that was exported with fixed dimensions allows: the largest batch, or null when it is
 * free. A fixed batch can hold one sample (two rows when guided) and no other number.
 *
 * @param sample the U-Net's latent input
 * @param shape the latents of the arm's images
 * @throws UserError `fixed-shape` when the arm does not fit the graph
 */
export function checkFixedShape(options: {
  sample: Pick<Port, 'shape'>;
  shape: LatentShape;
  arm: ArmSpec;
}): 1 | null {
  const { sample, shape, arm } = options;
  const [batch, ...fixed] = sample.shape;
  if (fixed.some((d, i) => typeof d === 'number' && d !== shape[i])) {
    refuse(arm, `latents of ${fixed.join(' x ')}, and its images need ${shape.join(' x ')}`);
  }
  if (typeof batch !== 'number') return null;
  const rows = arm.guidanceScale > 1 ? 2 : 1;
  if (batch !== rows) refuse(arm, `a batch of ${batch}, and it needs one of ${rows}`);
  return 1;
}

function refuse(arm: ArmSpec, why: string): never {
  throw new UserError(
    `The U-Net of arm "${arm.key}" was exported for ${why}: export it with free dimensions (docs/export-models.md), or change the arm.`,
    { code: 'fixed-shape' },
  );
}
