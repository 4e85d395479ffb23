import type { ArmSpec } from '#domain/arm-spec.ts';
import { UserError } from '#domain/user-error.ts';
import type { Port } from '#onnx/graph-ports.ts';

/**
 * The samples that a U-Net exported with a fixed batch denoises at once: one, in one row, or in two
 * when guided. Null when the batch is free.
 *
 * @param sample the U-Net's latent input
 * @param rows what one sample of the arm takes
 * @throws UserError `fixed-shape` when the arm does not fit the graph
 */
export function fixedBatch(options: {
  sample: Pick<Port, 'shape'>;
  rows: 1 | 2;
  arm: Pick<ArmSpec, 'key'>;
}): 1 | null {
  const { sample, rows, arm } = options;
  const [batch] = sample.shape;
  if (typeof batch !== 'number') return null;
  if (batch === rows) return 1;
  throw new UserError(
    `The U-Net of arm "${arm.key}" was exported for a batch of ${batch}, and it needs one of ${rows}: export it with free dimensions (docs/export-models.md), or change the arm's guidance scale.`,
    { code: 'fixed-shape' },
  );
}
