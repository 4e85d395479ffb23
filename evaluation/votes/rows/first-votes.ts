import { comesAfter, isStanding } from '#domain/standing-votes.ts';
import type { VoteRow } from '#domain/vote-row.ts';

type ArrivedRow = Pick<
  VoteRow,
  'rater' | 'trial' | 'question' | 'kind' | 'revision' | 'event' | 'answered_at' | 'received_at'
>;

/**
 * The rows that had come in when a question had its first so many main votes, for each question by
 * itself: what a planned look reads, whatever comes in later. In order of arrival; a question that
 * never had so many keeps all its rows.
 */
export function firstVotes<Row extends ArrivedRow>(rows: readonly Row[], votes: number): Row[] {
  const questions = new Map<string, StandingCount>();
  return rows
    .toSorted((a, b) => compareText(arrivalOf(a), arrivalOf(b)))
    .filter((row) => {
      const standing = questions.get(row.question) ?? new StandingCount();
      questions.set(row.question, standing);
      if (standing.count >= votes) return false;
      if (row.kind === 'main') standing.add(row);
      return true;
    });
}

/** How many of the rows that were added stand. */
class StandingCount {
  count = 0;
  readonly #last = new Map<string, ArrivedRow>();

  add(row: ArrivedRow): void {
    const vote = JSON.stringify([row.rater, row.trial]);
    const known = this.#last.get(vote);
    if (known !== undefined && !comesAfter(row, known)) return;
    this.#last.set(vote, row);
    this.count += Number(isStanding(row)) - Number(known !== undefined && isStanding(known));
  }
}

/** A file written before arrival was noted has the time of answering alone. */
function arrivalOf({ received_at: received, answered_at: answered }: ArrivedRow): string {
  return received === '' ? answered : received;
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
