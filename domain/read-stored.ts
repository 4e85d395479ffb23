import type { z } from 'zod';
import { UserError } from './user-error.ts';

/**
 * A document of the database, typed again.
 *
 * @param what whose it is, as the message names it: `the origin of the study`
 * @throws UserError `record-broken` when another release, or another hand, wrote it
 */
export function readStored<T>(schema: z.ZodType<T>, stored: unknown, what: string): T {
  const parsed = schema.safeParse(stored);
  if (parsed.success) return parsed.data;
  const [first] = parsed.error.issues;
  const place = first && first.path.length > 0 ? `${first.path.join('.')}: ` : '';
  throw recordBroken(what, `${place}${first?.message ?? 'it holds nothing'}`, parsed.error);
}

/** What is kept is none that this release reads: nothing but a backup brings it back. */
export function recordBroken(what: string, problem: string, cause: unknown): UserError {
  return new UserError(
    `${what} is kept in a form that this release does not read (${problem}): restore it from a backup`,
    { code: 'record-broken', cause },
  );
}
