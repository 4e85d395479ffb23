import { z } from 'zod';

const spreadError = z.object({
  message: z.string().catch('The queue failed.'),
  stack: z.string().optional().catch(undefined),
  code: z.string().optional().catch(undefined),
});

/** What pg-boss emits as an error: one, or an object with the properties of one, of which one is made again. */
export function queueError(said: unknown): Error {
  if (said instanceof Error) return said;
  const { data } = spreadError.safeParse(said);
  const error = new Error(data?.message ?? 'The queue failed.', { cause: said });
  return Object.assign(
    error,
    data?.stack && { stack: data.stack },
    data?.code && { code: data.code },
  );
}
