import { UserError } from '#domain/user-error.ts';
import type { StudyState } from '#prisma/generated/client.ts';

/**
 * Passes while a study takes votes.
 *
 * @throws UserError with code `study-closed` when it takes none
 */
export function requireOpenStudy(state: StudyState): void {
  if (state === 'open') return;
  throw new UserError('this study takes no votes now', { code: 'study-closed' });
}
