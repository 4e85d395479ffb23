import type { Database } from '#prisma/client.ts';
import { trialsEach } from '../design/trials-each.ts';
import type { Protocol } from '../protocol/protocol.ts';
import type { Leavers } from '../raters/find-leavers.ts';
import { isUncounted } from '../raters/is-uncounted.ts';

/** A comparison that lacks answers: how many it has, may still get from raters at work, and should have. */
export type ShortComparison = {
  comparison: number;
  prompt: string;
  answered: number;
  under_way: number;
  wanted: number;
};

/**
 * The comparisons that have fewer answers than the design gives each, those first that are furthest
 * from it. Trials of raters who left, or who have been away for long, are not expected any more.
 *
 * @param options.ids the comparisons that are dealt as main trials
 */
export async function shortComparisons(options: {
  db: Database;
  ids: readonly string[];
  protocol: Protocol;
  leavers: Leavers;
}): Promise<ShortComparison[]> {
  const { db, protocol, leavers } = options;
  const ids = [...options.ids];
  const wanted = wantedEach(protocol, ids.length);
  const left = [...leavers.keys()];
  const uncounted = [...leavers].filter(([, why]) => isUncounted(why)).map(([id]) => id);
  const counted = await db.$queryRaw<Omit<ShortComparison, 'wanted'>[]>`
    SELECT c."number" AS comparison, p."text" AS prompt,
      (count(t."id") FILTER (WHERE t."completedAt" IS NOT NULL AND t."reportedAt" IS NULL
        AND t."enrolmentId" <> ALL(${uncounted})))::int AS answered,
      (count(t."id") FILTER (WHERE t."completedAt" IS NULL AND t."reportedAt" IS NULL
        AND t."enrolmentId" <> ALL(${left})))::int AS under_way
    FROM "Comparison" c JOIN "Prompt" p ON p."id" = c."promptId"
    LEFT JOIN "Trial" t ON t."comparisonId" = c."id" AND t."kind" = 'main'
    WHERE c."id" = ANY(${ids})
    GROUP BY c."id", p."text" ORDER BY c."number"`;
  const lack = (row: Omit<ShortComparison, 'wanted'>): number => row.answered + row.under_way;
  return counted
    .filter(({ answered }) => answered < wanted)
    .map((row) => ({ ...row, wanted }))
    .toSorted((a, b) => lack(a) - lack(b) || a.answered - b.answered);
}

/** What each comparison gets when as many raters as expected do all that they are dealt. */
function wantedEach(protocol: Protocol, comparisons: number): number {
  if (comparisons === 0) return 0;
  const { expected, per_comparison: asked } = protocol.raters;
  const dealt = Math.floor((expected * trialsEach(protocol, comparisons)) / comparisons);
  return asked === 'all' ? dealt : Math.min(asked, dealt);
}
