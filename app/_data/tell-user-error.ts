import { UserError } from '#domain/user-error.ts';

/** What came of work that may fail in an expected way. */
export type Outcome<T> = { value: T; error?: never } | { error: string };

/** Does the work; an expected failure becomes a sentence to show, others propagate. */
export async function tellUserError<T>(work: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { value: await work() };
  } catch (error) {
    if (error instanceof UserError) return { error: error.message };
    throw error;
  }
}
