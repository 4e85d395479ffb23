import type { Database } from '#prisma/client.ts';
import type { Answer, TrialKind } from '#prisma/generated/client.ts';
import type { VoteRow } from './exported-vote.ts';
import { requireStudy } from '../life/require-study.ts';

/** Raters whose votes are read in one query: few round trips, and bounded memory for a large study. */
const RATERS_AT_ONCE = 50;

/**
 * The votes of a study as they are exported, each with whether it takes an earlier one back. Reads
 * some raters at a time, so that it takes no more memory for a large study.
 *
 * @throws UserError when there is no such study
 */
export async function* streamVotes(options: {
  db: Database;
  slug: string;
}): AsyncGenerator<{ row: VoteRow; undo: boolean }> {
  const { db, slug } = options;
  const study = await requireStudy({ db, slug });
  const compared = await readCompared(db, study.id);
  const enrolments = await db.enrolment.findMany({
    where: { studyId: study.id },
    orderBy: { pseudonym: 'asc' },
    select: { id: true },
  });
  for (let start = 0; start < enrolments.length; start += RATERS_AT_ONCE) {
    const ids = enrolments.slice(start, start + RATERS_AT_ONCE).map(({ id }) => id);
    for (const vote of await readVotes(db, ids)) {
      yield { row: toRow(slug, vote, compared), undo: vote.undo };
    }
  }
}

/** What a row says of its comparison; the arms are those of sample A and sample B. */
type Compared = Pick<
  VoteRow,
  'comparison' | 'prompt_id' | 'category' | 'challenge' | 'replicate'
> & { arms: [string, string] };

async function readCompared(db: Database, studyId: string): Promise<Map<string, Compared>> {
  const arm = { select: { arm: { select: { key: true } } } } as const;
  const comparisons = await db.comparison.findMany({
    where: { studyId },
    include: { prompt: true, sampleA: arm, sampleB: arm },
  });
  return new Map(
    comparisons.map(({ id, number, replicate, prompt, sampleA, sampleB }) => [
      id,
      {
        comparison: String(number),
        prompt_id: String(prompt.index),
        category: prompt.category,
        challenge: prompt.challenge,
        replicate,
        arms: [sampleA.arm.key, sampleB.arm.key],
      },
    ]),
  );
}

type StoredVote = {
  pseudonym: string;
  comparisonId: string;
  aOnLeft: boolean;
  kind: TrialKind;
  order: number;
  question: string;
  answer: Answer | null;
  shownAt: Date;
  answeredAt: Date;
  responseMs: number;
  revision: number;
  undo: boolean;
};

/** One join: through the client's relations the same takes ten times as long. */
async function readVotes(db: Database, enrolmentIds: readonly string[]): Promise<StoredVote[]> {
  return db.$queryRaw<StoredVote[]>`
    SELECT e."pseudonym", t."comparisonId", t."aOnLeft", t."kind", t."order", v."question",
      v."answer", v."shownAt", v."answeredAt", v."responseMs", v."revision", v."undo"
    FROM "Vote" v
    JOIN "Trial" t ON t."id" = v."trialId"
    JOIN "Enrolment" e ON e."id" = t."enrolmentId"
    WHERE e."id" = ANY(${enrolmentIds})
    ORDER BY e."pseudonym", t."order", v."question", v."revision"`;
}

function toRow(slug: string, vote: StoredVote, compared: ReadonlyMap<string, Compared>): VoteRow {
  const comparison = compared.get(vote.comparisonId);
  if (!comparison) throw new Error(`comparison ${vote.comparisonId} is of another study`);
  const { arms, ...named } = comparison;
  const { pseudonym, aOnLeft, order } = vote;
  return {
    study: slug,
    rater: pseudonym,
    trial: `${pseudonym}-${String(order).padStart(3, '0')}`,
    ...named,
    question: vote.question,
    left_arm: aOnLeft ? arms[0] : arms[1],
    right_arm: aOnLeft ? arms[1] : arms[0],
    answer: vote.answer ?? '',
    kind: vote.kind,
    order,
    shown_at: vote.shownAt.toISOString(),
    answered_at: vote.answeredAt.toISOString(),
    response_ms: vote.responseMs,
    revision: vote.revision,
  };
}
