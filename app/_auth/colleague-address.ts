import { z } from 'zod';

const token = z.string().regex(/^[A-Za-z0-9_-]{22}$/);

/** Where an invitation of this token is taken up; null when it is no token, whatever it is. */
export function colleagueAddress(given: unknown): `/colleague/${string}` | null {
  const parsed = token.safeParse(given);
  return parsed.success ? `/colleague/${parsed.data}` : null;
}
