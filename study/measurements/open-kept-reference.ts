import { UserError } from '#domain/user-error.ts';
import { openEvaluationInput } from '#evaluation/image-sets/measures/open-evaluation-input.ts';
import type { EvaluationInput } from '#evaluation/image-sets/measures/open-evaluation-input.ts';

/**
 * Opens the file of a reference that is kept, which goes by its name from then on, in refusals too.
 *
 * @throws UserError as `openEvaluationInput`
 */
export async function openKeptReference(path: string, name: string): Promise<EvaluationInput> {
  const input = await openEvaluationInput(path).catch((cause: unknown) => {
    if (!(cause instanceof UserError)) throw cause;
    const again = `Keep it again: onpar stats FOLDER --name ${name}.`;
    throw new UserError(`${cause.message.replaceAll(path, name)} ${again}`, {
      code: cause.code,
      cause,
    });
  });
  return input.kind === 'statistics' ? { ...input, label: name } : input;
}
