import { readModelLayout } from '#generator/models/read-model-layout.ts';
import { requireArmOfModel } from '#generator/pipeline/require-arm-of-model.ts';
import type { BenchArm } from './bench-arms.ts';

/**
 * Looks at every arm beside its model before anything is timed.
 *
 * @returns what is made otherwise than meant, as sentences
 * @throws UserError for a model that cannot be read, and an arm that it cannot make
 */
export async function checkBenchArms(arms: readonly BenchArm[]): Promise<string[]> {
  const warnings = new Set<string>();
  for (const [folder, group] of Map.groupBy(arms, ({ spec }) => spec.model)) {
    const model = await readModelLayout(folder);
    for (const { spec } of group)
      for (const warning of requireArmOfModel({ arm: spec, model })) warnings.add(warning);
  }
  return [...warnings];
}
