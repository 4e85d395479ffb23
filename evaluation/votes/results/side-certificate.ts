import { counted } from '#domain/counted.ts';
import { naturalOrder } from '#domain/natural-order.ts';
import { standingVotes } from '#domain/standing-votes.ts';
import { TRIAL_KINDS } from '#domain/trial-kind.ts';
import type { TrialKind } from '#domain/trial-kind.ts';
import { UserError } from '#domain/user-error.ts';
import type { VoteRow } from '#domain/vote-row.ts';

/** How often an arm stood on each side. */
type SideCount = { arm: string; left: number; right: number };

/** The largest |left - right| of an arm within one rater, one category, one comparison. */
type LargestDifference = { rater: number; category: number; comparison: number };

/** Trials of one kind. Sides are counted over those that were answered. */
export type KindCertificate = {
  kind: TrialKind;
  /** trials with a vote, and those of them with one that stands */
  voted: number;
  answered: number;
  arms: SideCount[];
  largest_difference: LargestDifference;
};

/** What was shown on which side, recounted from votes alone. */
export type SideCertificate = {
  study: string;
  kinds: KindCertificate[];
  /** of main trials that were answered */
  comparisons: { comparison: string; trials: number; sides: SideCount[] }[];
  pairs: { arms: [string, string]; trials: number; comparisons: number }[];
  categories: { category: string; trials: number; sides: SideCount[] }[];
  raters: { rater: string; trials: number; sides: SideCount[] }[];
};

/** A trial with a vote, and whether one stands. */
export type VotedTrial = Pick<
  VoteRow,
  'rater' | 'comparison' | 'category' | 'kind' | 'left_arm' | 'right_arm'
> & { isAnswered: boolean };

/**
 * Recounts on which side each arm stood: by kind of trial, comparison, pair of arms, category and
 * rater. Every trial with a vote is there; sides are counted where a vote stands, once a trial,
 * however many questions it asked.
 *
 * @throws UserError when there is no vote, or the votes do not say who stood on which side
 */
export function sideCertificate(rows: readonly VoteRow[]): SideCertificate {
  const [first] = rows;
  if (!first) throw noVotes();
  if (rows.some(({ sides }) => sides === 'unknown')) {
    throw new UserError(
      `the votes of ${first.study} do not say which image stood on which side: balance cannot be told`,
      { code: 'not-comparable' },
    );
  }
  return certifySides(first.study, trialsOf(rows));
}

export function noVotes(): UserError {
  return new UserError('there are no votes: nothing can be certified', { code: 'no-votes' });
}

/** The same of trials, of which each with a vote is there once. */
export function certifySides(study: string, trials: readonly VotedTrial[]): SideCertificate {
  const mains = trials.filter(({ kind, isAnswered }) => kind === 'main' && isAnswered);
  return {
    study,
    kinds: TRIAL_KINDS.flatMap((kind) => ofKind(kind, trials)),
    comparisons: groupsOf(mains, ({ comparison }) => comparison).map(([comparison, group]) => ({
      comparison,
      ...sidesOf(group),
    })),
    pairs: groupsOf(mains, pairOf).map(([pair, group]) => ({
      arms: armsOf(pair),
      trials: group.length,
      comparisons: new Set(group.map(({ comparison }) => comparison)).size,
    })),
    categories: groupsOf(mains, ({ category }) => category).map(([category, group]) => ({
      category,
      ...sidesOf(group),
    })),
    raters: groupsOf(mains, ({ rater }) => rater).map(([rater, group]) => ({
      rater,
      ...sidesOf(group),
    })),
  };
}

function trialsOf(rows: readonly VoteRow[]): VotedTrial[] {
  const nameOf = ({ rater, trial }: VoteRow): string => JSON.stringify([rater, trial]);
  const voteOf = (row: VoteRow): string => JSON.stringify([row.rater, row.trial, row.question]);
  const answered = new Set([...standingVotes(rows, voteOf).values()].map(nameOf));
  const firstRows = new Map<string, VoteRow>();
  for (const row of rows) {
    const name = nameOf(row);
    if (!firstRows.has(name)) firstRows.set(name, row);
  }
  return [...firstRows].map(([name, row]) => ({ ...row, isAnswered: answered.has(name) }));
}

function ofKind(kind: TrialKind, trials: readonly VotedTrial[]): KindCertificate[] {
  const voted = trials.filter((trial) => trial.kind === kind);
  if (voted.length === 0) return [];
  const answered = voted.filter(({ isAnswered }) => isAnswered);
  return [
    {
      kind,
      voted: voted.length,
      answered: answered.length,
      arms: sidesOf(answered).sides,
      largest_difference: {
        rater: largestDifference(answered, ({ rater }) => rater),
        category: largestDifference(answered, ({ category }) => category),
        comparison: largestDifference(answered, ({ comparison }) => comparison),
      },
    },
  ];
}

function sidesOf(trials: readonly VotedTrial[]): { trials: number; sides: SideCount[] } {
  const lefts = new Map<string, number>();
  const rights = new Map<string, number>();
  for (const { left_arm: left, right_arm: right } of trials) {
    lefts.set(left, counted(lefts, left) + 1);
    rights.set(right, counted(rights, right) + 1);
  }
  const arms = [...new Set([...lefts.keys(), ...rights.keys()])].sort();
  const sides = arms.map((arm) => ({
    arm,
    left: counted(lefts, arm),
    right: counted(rights, arm),
  }));
  return { trials: trials.length, sides };
}

function largestDifference(
  trials: readonly VotedTrial[],
  groupOf: (trial: VotedTrial) => string,
): number {
  const differences = groupsOf(trials, groupOf).flatMap(([, group]) =>
    sidesOf(group).sides.map(({ left, right }) => Math.abs(left - right)),
  );
  return differences.reduce((largest, difference) => Math.max(largest, difference), 0);
}

/** Groups in the order of their names, numbers by their size. */
function groupsOf(
  trials: readonly VotedTrial[],
  groupOf: (trial: VotedTrial) => string,
): [string, VotedTrial[]][] {
  return [...Map.groupBy(trials, groupOf)].sort(([a], [b]) => naturalOrder(a, b));
}

const BETWEEN = '\n';

function pairOf({ left_arm: left, right_arm: right }: VotedTrial): string {
  return [left, right].sort().join(BETWEEN);
}

function armsOf(pair: string): [string, string] {
  const place = pair.indexOf(BETWEEN);
  return [pair.slice(0, place), pair.slice(place + 1)];
}
