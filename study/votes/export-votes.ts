import type { Database } from '#prisma/client.ts';
import type { Answer } from '#domain/answer.ts';
import type { TrialKind } from '#domain/trial-kind.ts';
import type { VoteRow } from '#domain/vote-row.ts';
import { requireStudy } from '../life/require-study.ts';

/** Raters whose votes are read in one query: few round trips, and bounded memory for a large study. */
const RATERS_AT_ONCE = 50;

/**
 * Every vote of a study, by rater, order in the session, question and revision. Reads some raters at
 * a time, so that it takes no more memory for a large study.
 *
 * @throws UserError when there is no such study
 */
export async function* exportVotes(options: {
  db: Database;
  slug: string;
}): AsyncGenerator<VoteRow> {
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
      yield toRow(slug, vote, compared);
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
  clientAt: Date;
  responseMs: number;
  decodeMs: number | null;
  focusLosses: number;
  viewport: string | null;
  pixelRatio: number | null;
  revision: number;
  undo: boolean;
  simulated: boolean;
};

/** One join: through the client's relations the same takes ten times as long. */
async function readVotes(db: Database, enrolmentIds: readonly string[]): Promise<StoredVote[]> {
  return db.$queryRaw<StoredVote[]>`
    SELECT e."pseudonym", t."comparisonId", t."aOnLeft", t."kind", t."order", v."question",
      v."answer", v."shownAt", v."answeredAt", v."clientAt", v."responseMs", v."decodeMs",
      v."focusLosses", v."viewport", v."pixelRatio", v."revision", v."undo", e."simulated"
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
    answer: vote.answer === null ? '' : vote.answer,
    kind: vote.kind,
    order,
    shown_at: vote.shownAt.toISOString(),
    answered_at: vote.answeredAt.toISOString(),
    response_ms: vote.responseMs,
    revision: vote.revision,
    client_answered_at: vote.clientAt.toISOString(),
    received_at: vote.answeredAt.toISOString(),
    decode_ms: vote.decodeMs,
    focus_losses: vote.focusLosses,
    viewport: vote.viewport === null ? '' : vote.viewport,
    pixel_ratio: vote.pixelRatio,
    event: vote.undo ? 'undo' : 'answer',
    simulated: vote.simulated,
  };
}
