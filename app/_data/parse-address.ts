import type { z } from 'zod';
import { nothingHere } from './nothing-here.ts';

/**
 * A part of a route's address, which may be anything.
 *
 * @throws UserError when nothing can be there
 */
export function parseAddress<S extends z.ZodType>(schema: S, given: unknown): z.output<S> {
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  throw nothingHere();
}
