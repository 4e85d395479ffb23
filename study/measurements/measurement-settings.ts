import { z } from 'zod';
import { storeAddress } from '#generator/sample-store/store-address.ts';

/** What the process that measures is told. */
export const measurementSettings = z.object({
  measurementId: z.uuid(),
  databaseUrl: z.string(),
  storeAddress,
  homeFolder: z.string(),
  cacheFolder: z.string(),
});

export type MeasurementSettings = z.infer<typeof measurementSettings>;

/** What it tells at its end; `expected` tells a sentence for people from a fault of ours. */
export const measurementEnd = z.union([
  z.object({ notes: z.array(z.string()) }),
  z.object({ failure: z.string(), expected: z.boolean() }),
]);

export type MeasurementEnd = z.infer<typeof measurementEnd>;
