import type { VotedTrial } from '#evaluation/votes/results/side-certificate.ts';
import type { TrialKind } from '#domain/trial-kind.ts';
import type { Database } from '#prisma/client.ts';
import { Prisma } from '#prisma/generated/client.ts';
import { readCompared } from '../votes/compared.ts';
import { standingVotesSql } from '../votes/standing-votes-sql.ts';

type Packed = [comparisonId: string, kind: TrialKind, aOnLeft: boolean, isAnswered: boolean];

/** Every trial of a study with a vote: what was shown on which side, and whether a vote stands. */
export async function readVotedTrials(db: Database, studyId: string): Promise<VotedTrial[]> {
  const compared = await readCompared(db, studyId);
  const ofStudy = Prisma.sql`e."studyId" = ${studyId}`;
  const raters = await db.$queryRaw<{ pseudonym: string; trials: Packed[] }[]>`
    SELECT e."pseudonym", json_agg(json_build_array(
      t."comparisonId", t."kind", t."aOnLeft", s."trialId" IS NOT NULL) ORDER BY t."order") AS trials
    FROM "Trial" t JOIN "Enrolment" e ON e."id" = t."enrolmentId"
    LEFT JOIN (SELECT DISTINCT "trialId" FROM (${standingVotesSql(ofStudy)}) standing) s
      ON s."trialId" = t."id"
    WHERE ${ofStudy} AND EXISTS (SELECT 1 FROM "Vote" v WHERE v."trialId" = t."id")
    GROUP BY e."id" ORDER BY e."pseudonym"`;
  return raters.flatMap(({ pseudonym, trials }) =>
    trials.flatMap(([comparisonId, kind, aOnLeft, isAnswered]) => {
      const about = compared.get(comparisonId);
      if (about === undefined) return [];
      const { comparison, category, arms } = about;
      const [left, right] = aOnLeft ? arms : [arms[1], arms[0]];
      const sides = { left_arm: left, right_arm: right };
      return [{ rater: pseudonym, comparison, category, kind, ...sides, isAnswered }];
    }),
  );
}
