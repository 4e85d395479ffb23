import { UserError } from '#domain/user-error.ts';

/** For tests: the words in which something is refused, or `accepted`. Any other failure is thrown on. */
export function refusalOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'accepted',
    (error: unknown) => {
      if (error instanceof UserError) return error.message;
      throw error;
    },
  );
}
