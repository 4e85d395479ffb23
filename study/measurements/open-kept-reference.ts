import { openEvaluationInput } from '#evaluation/image-sets/measures/open-evaluation-input.ts';
import type { EvaluationInput } from '#evaluation/image-sets/measures/open-evaluation-input.ts';

/**
 * Opens the file of a reference that is kept, which goes by its name from then on.
 *
 * @throws UserError as `openEvaluationInput`
 */
export async function openKeptReference(path: string, name: string): Promise<EvaluationInput> {
  const input = await openEvaluationInput(path);
  return input.kind === 'statistics' ? { ...input, label: name } : input;
}
