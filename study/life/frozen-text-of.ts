import { z } from 'zod';
import type { Deviation } from '#prisma/generated/client.ts';
import { excludedAfterOpening } from './explained-change.ts';
import { frozenStudy } from './freeze-study.ts';
import { sha256Of } from '#files/sha256-of.ts';

const content = z.looseObject({
  comparisons: z.array(z.looseObject({ number: z.int(), excluded: z.boolean() })),
});

/**
 * The text that was frozen: as it was kept, or, for a study opened before it was kept, made again
 * from the study of now, without the exclusions that came after opening. Null when neither has the
 * hash that was stamped.
 *
 * @param options.now the document of the study as it is now
 */
export function frozenTextOf(options: {
  frozenHash: string | null;
  frozenText: string | null;
  now: string;
  deviations: readonly Pick<Deviation, 'kind' | 'detail'>[];
}): string | null {
  const { frozenHash, frozenText, now, deviations } = options;
  if (frozenText !== null && sha256Of(frozenText) === frozenHash) return frozenText;
  const later = excludedAfterOpening(deviations);
  const read = content.safeParse(JSON.parse(now));
  if (!read.success) return null;
  const { comparisons, ...rest } = read.data;
  const before = frozenStudy({
    ...rest,
    comparisons: comparisons.map((comparison) =>
      later.has(comparison.number) ? { ...comparison, excluded: false } : comparison,
    ),
  });
  return before.sha256 === frozenHash ? before.document : null;
}
