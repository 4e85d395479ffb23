import { inRuns } from '#domain/in-runs.ts';
import { orEmpty } from '#domain/or-empty.ts';
import { isStanding } from '#domain/standing-votes.ts';
import type { VoteRow } from '#domain/vote-row.ts';
import type { Compared } from './compared.ts';
import { isPlainMoment } from './moment-of.ts';
import { numberRevisions } from './number-revisions.ts';
import type { Numbered } from './number-revisions.ts';
import { plainMeasures } from './plain-measures.ts';
import type { StoredVote } from './stored-vote.ts';

/** What is told of a row that is not as it should be. */
type OnProblem = (problem: string) => void;

/**
 * The rows of one trial's votes, numbered in the order of answering. A cell that holds what no rater's
 * page may send stays empty, and is named; it never keeps the vote from being exported.
 */
export function* rowsOfTrial(options: {
  slug: string;
  /** by question */
  votes: readonly StoredVote[];
  compared: ReadonlyMap<string, Compared>;
  onProblem: OnProblem;
  /** false leaves the cells of moments empty, for what does not read them: half of the work */
  withMoments: boolean;
}): Generator<VoteRow> {
  const { slug, votes, compared, onProblem, withMoments } = options;
  const [one] = votes;
  if (one === undefined) return;
  const trial = nameOfTrial(one);
  for (const acts of inRuns(votes, ({ question }) => question)) {
    for (const vote of withReport(numberRevisions(acts))) {
      const comparison = compared.get(vote.comparisonId);
      if (comparison) yield toRow({ slug, trial, vote, comparison, onProblem, withMoments });
      else onProblem(`${nameOf(vote)} is of a comparison that the study does not have: left out`);
    }
  }
}

/** With one revision more where the trial's report takes back what would stand. */
function withReport(revisions: Numbered<StoredVote>[]): Numbered<StoredVote>[] {
  const last = revisions.at(-1);
  if (!last || last.reportedMs === null || !isStanding(last)) return revisions;
  const answeredMs = Math.max(last.reportedMs, last.answeredMs);
  const taken: Numbered<StoredVote> = {
    ...last,
    ...{ answer: null, undo: true, event: 'undo', revision: last.revision + 1, answeredMs },
    ...{ receivedMs: answeredMs, clientMs: null, responseMs: 0, decodeMs: null, focusLosses: 0 },
    ...{ viewport: null, pixelRatio: null },
  };
  return [...revisions, taken];
}

type OfRow = {
  slug: string;
  trial: string;
  vote: Numbered<StoredVote>;
  comparison: Compared;
  onProblem: OnProblem;
  withMoments: boolean;
};

function toRow({ slug, trial, vote, comparison, onProblem, withMoments }: OfRow): VoteRow {
  const [first, second] = comparison.arms;
  const { aOnLeft, answeredMs } = vote;
  const leaveEmpty = (column: string): void =>
    onProblem(`${column} of ${nameOf(vote)} is out of range: left empty`);
  const moment = momentCells(withMoments, leaveEmpty);
  const measures = plainMeasures(vote, leaveEmpty);
  const { response_ms: responseMs } = measures;
  // column by column: spreading objects takes twice as long on 100,000 votes
  return {
    study: slug,
    rater: vote.pseudonym,
    trial,
    comparison: comparison.comparison,
    prompt_id: comparison.prompt_id,
    category: comparison.category,
    challenge: comparison.challenge,
    replicate: comparison.replicate,
    question: vote.question,
    left_arm: aOnLeft ? first : second,
    right_arm: aOnLeft ? second : first,
    answer: orEmpty(vote.answer),
    kind: vote.kind,
    order: vote.order,
    shown_at: moment('shown_at', responseMs === null ? null : answeredMs - responseMs),
    answered_at: moment('answered_at', answeredMs),
    revision: vote.revision,
    client_answered_at: moment('client_answered_at', vote.clientMs),
    received_at: moment('received_at', vote.receivedMs ?? answeredMs),
    response_ms: responseMs,
    decode_ms: measures.decode_ms,
    focus_losses: measures.focus_losses,
    viewport: measures.viewport,
    pixel_ratio: measures.pixel_ratio,
    event: vote.event,
    simulated: vote.simulated,
    sides: '',
  };
}

/** The cell of a moment; empty where there is none, and where it is no moment of ours. */
function momentCells(
  withMoments: boolean,
  leaveEmpty: (column: string) => void,
): (column: string, ms: number | null) => string {
  return (column, ms) => {
    if (ms === null) return '';
    if (isPlainMoment(ms)) return withMoments ? new Date(ms).toISOString() : '';
    leaveEmpty(column);
    return '';
  };
}

function nameOfTrial({ pseudonym, order }: StoredVote): string {
  return `${pseudonym}-${String(order).padStart(3, '0')}`;
}

function nameOf(vote: Numbered<StoredVote>): string {
  return `the vote of ${vote.pseudonym} in trial ${nameOfTrial(vote)} on ${vote.question}, revision ${vote.revision},`;
}
