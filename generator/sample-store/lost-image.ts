import { UserError } from '#domain/user-error.ts';

/** An image that its store has not, or has no longer as it was: one sentence for every kind of store. */
export function lostImage(
  sha256: string,
  code: 'sample-missing' | 'sample-damaged',
  cause?: unknown,
): UserError {
  const what = code === 'sample-missing' ? 'is missing' : 'is damaged (its hash has changed)';
  return new UserError(
    `The image ${sha256} ${what}: \`onpar store verify --repair\` makes it again, or restore a backup.`,
    { code, cause },
  );
}
