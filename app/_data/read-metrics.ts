import { z } from 'zod';
import { nameOfPlace } from '#domain/name-of-place.ts';
import { nearestPairSchema } from '#study/measurements/nearest-pair.ts';
import type { NearestPair } from '#study/measurements/nearest-pair.ts';
import { database } from './database.ts';
import type { NamedArm } from './read-arms.ts';

const resultSchema = z.object({
  ci95_of: z.string().optional().catch(undefined),
  nearest: z
    .array(nearestPairSchema.omit({ distance: true }))
    .optional()
    .catch(undefined),
  ci95: z.tuple([z.number(), z.number()]).nullish().catch(undefined),
  n: z
    .union([z.array(z.number().nullable()), z.number().transform((n) => [n])])
    .optional()
    .catch(undefined),
  network: z.object({ name: z.string() }).optional().catch(undefined),
  resize: z.string().optional().catch(undefined),
  warnings: z.array(z.string()).default([]).catch([]),
});

const UNREADABLE = {
  warnings: [
    'Of a number, more is kept than this release reads: its interval is not told, nor how many images it is of.',
  ],
};

export type MetricRow = {
  id: string;
  metric: string;
  setA: string;
  setB: string;
  value: number;
  interval: [number, number] | undefined;
  /** of what the interval is */
  intervalOf: string | undefined;
  /** for memorization: the images that are nearest to one of the reference, by their names */
  nearest: Omit<NearestPair, 'distance'>[];
  /** of each set; null is not known, or no second set */
  n: (number | null)[] | undefined;
  network: string | undefined;
  resize: string | undefined;
  warnings: string[];
};

/** The metrics computed for a study, the latest of each kind and pair of sets. */
export async function readMetrics(
  studyId: string,
  arms: readonly NamedArm[],
): Promise<MetricRow[]> {
  const results = await database().metricResult.findMany({
    where: { studyId },
    distinct: ['metric', 'setA', 'setB'],
    orderBy: [{ metric: 'asc' }, { setA: 'asc' }, { setB: 'asc' }, { createdAt: 'desc' }],
  });
  const named = (set: string): string =>
    arms.find(({ key }) => key === set)?.label ?? nameOfPlace(set);
  return results.map(({ id, metric, setA, setB, value, result }) => {
    const {
      ci95,
      ci95_of: intervalOf,
      nearest = [],
      n,
      network,
      resize,
      warnings,
    } = resultSchema.catch(UNREADABLE).parse(result);
    return {
      id,
      metric,
      setA: named(setA),
      setB: named(setB),
      value,
      interval: ci95 ?? undefined,
      intervalOf,
      nearest,
      n,
      network: network?.name,
      resize,
      warnings,
    };
  });
}
