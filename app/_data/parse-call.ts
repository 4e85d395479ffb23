import { notFound } from 'next/navigation';
import { z } from 'zod';

/** What a form sends, as an action gets it. */
export const formData = z.instanceof(FormData);

/**
 * What an action was called with, which over HTTP may be anything. A call that no page of ours makes is
 * answered like an address at which nothing is.
 */
export function parseCall<S extends z.ZodType>(schema: S, given: unknown): z.output<S> {
  const parsed = schema.safeParse(given);
  return parsed.success ? parsed.data : notFound();
}
