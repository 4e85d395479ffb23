import { z } from 'zod';
import type { Deviation } from '#prisma/generated/client.ts';
import { canonicalJson } from '#files/canonical-json.ts';
import type { FrozenDifference } from './frozen-differences.ts';

type Recorded = Pick<Deviation, 'kind' | 'detail'>;

/** The kind of deviation that a comparison taken out after opening leaves on record. */
export const EXCLUDED_COMPARISON = 'excluded comparison';

const change = z.looseObject({ path: z.string(), now: z.json() });
const exclusion = z.looseObject({ comparison: z.int() });

/** Whether a deviation on record names this very change: its path, and what is there now. */
export function isExplained(
  { path, now }: FrozenDifference,
  deviations: readonly Recorded[],
): boolean {
  return deviations.some((deviation) => {
    const named = changeOf(deviation);
    return named?.path === path && canonicalJson(named.now) === canonicalJson(now);
  });
}

/** The numbers of the comparisons that deviations say were taken out after opening. */
export function excludedAfterOpening(deviations: readonly Recorded[]): Set<number> {
  return new Set(
    deviations.flatMap(({ kind, detail }) => {
      const named = exclusion.safeParse(detail);
      return kind === EXCLUDED_COMPARISON && named.success ? [named.data.comparison] : [];
    }),
  );
}

function changeOf(deviation: Recorded): Pick<FrozenDifference, 'path' | 'now'> | null {
  const named = change.safeParse(deviation.detail);
  if (named.success) return named.data;
  const [comparison] = excludedAfterOpening([deviation]);
  return comparison === undefined
    ? null
    : { path: `comparisons.${comparison}.excluded`, now: true };
}
