import type { Database } from '#prisma/client.ts';
import type { Study } from '#prisma/generated/client.ts';
import { readAnalysisPlan } from '../protocol/read-analysis-plan.ts';

/**
 * How many main trials a rater is dealt: the most that anybody was, since all get as many when they
 * begin. Only an e-process asks for it, to know whose votes are all in; null for other rules, and where
 * nobody has begun.
 */
export async function trialsDealt(options: {
  db: Database;
  study: Pick<Study, 'id' | 'protocol' | 'origin'>;
}): Promise<number | null> {
  const { db, study } = options;
  if (readAnalysisPlan(study).analysis.stop.rule !== 'e-process') return null;
  const [most] = await db.$queryRaw<{ trials: bigint | null }[]>`
    SELECT max(dealt.trials) AS trials FROM (
      SELECT count(*) AS trials FROM "Trial" t JOIN "Enrolment" e ON e."id" = t."enrolmentId"
      WHERE e."studyId" = ${study.id} AND t."kind" = 'main' GROUP BY t."enrolmentId") dealt`;
  return most === undefined || most.trials === null ? null : Number(most.trials);
}
