import type { Asker } from '#prisma/asker.ts';
import { Prisma } from '#prisma/generated/client.ts';
import type { EnrolmentState } from '#prisma/generated/client.ts';

/** Trials of a rater that are over (answered or reported), all of them, and practice ones left. */
export type TrialProgress = {
  done: number;
  total: number;
  practiceLeft: number;
  /** the rater's state as it is written down */
  state: EnrolmentState;
  /** the share of known answers that practice asks for and the rater has not reached yet; null: none */
  passMark: number | null;
  /** in which try at practice the rater is, from 1, and whether a declared limit has warned the rater */
  practiceTry: number;
  warned: boolean;
};

/** Of a rater who is not there. */
export const NOBODY: TrialProgress = {
  ...{ done: 0, total: 0, practiceLeft: 0, state: 'withdrawn' },
  ...{ passMark: null, practiceTry: 1, warned: false },
};

type Which = {
  enrolmentId: string;
  /** trials that were just read as not over: a vote that has come since does not make them so, or each of
   *  them would stand one place further than it does */
  open?: readonly string[];
};

/** Counts a rater's trials; those of comparisons excluded since do not count. */
export async function trialProgress({
  db,
  ...which
}: Which & { db: Asker }): Promise<TrialProgress> {
  const [row] = await db.$queryRaw<TrialProgress>(progressSql(which));
  return row ?? NOBODY;
}

/** The query of `trialProgress`; no row for a rater who is not there. */
export function progressSql({ enrolmentId, open = [] }: Which): Prisma.Sql {
  const over = Prisma.sql`((t."completedAt" IS NOT NULL OR t."reportedAt" IS NOT NULL)
    AND t."id" <> ALL(${open}::text[]))`;
  // the comparisons that are excluded, few if any, are read once, and not one for each trial
  return Prisma.sql`
    SELECT t."done", t."total", t."practiceLeft",
           e."state"::text AS "state", e."practiceTry", e."warnedAt" IS NOT NULL AS "warned",
           CASE WHEN e."practicePassedAt" IS NULL
             THEN (s."protocol"->'quality'->>'pass_mark')::float8 END AS "passMark"
    FROM "Enrolment" e JOIN "Study" s ON s."id" = e."studyId" CROSS JOIN LATERAL (
      SELECT count(*) FILTER (WHERE ${over})::int AS "done", count(*)::int AS "total",
             count(*) FILTER (WHERE NOT ${over} AND t."kind" = 'practice')::int AS "practiceLeft"
      FROM "Trial" t WHERE t."enrolmentId" = e."id" AND t."comparisonId" <> ALL(ARRAY(
        SELECT c."id" FROM "Comparison" c WHERE c."studyId" = e."studyId" AND c."excluded"))) t
    WHERE e."id" = ${enrolmentId}`;
}
