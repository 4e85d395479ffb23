import { z } from 'zod';

const headlineSchema = z.object({
  value: z.number(),
  ci95: z.tuple([z.number(), z.number()]).nullable().catch(null),
});

/** The one number of a metric that stands for it, with its interval; undefined where it has none. */
export function headlineOf(metric: object | undefined): z.infer<typeof headlineSchema> | undefined {
  const parsed = headlineSchema.safeParse(metric);
  return parsed.success ? parsed.data : undefined;
}
