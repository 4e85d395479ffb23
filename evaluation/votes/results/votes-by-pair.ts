import { at } from '#domain/at.ts';
import { selectVotes, type OrientedVotes } from '../rows/oriented-votes.ts';
import { placesByCode } from '../rows/places-by-code.ts';
import type { AnalysisSettings } from './analysis-settings.ts';

/** The votes on one pair of arms, in table order. */
export type PairVotes = { arms: [string, string]; votes: OrientedVotes };

/** Votes parted by the pair of arms they are on, in table order; pairs without a vote are left out. */
export function votesByPair(
  votes: OrientedVotes,
  { arms }: Pick<AnalysisSettings, 'arms'>,
): PairVotes[] {
  const { first, second } = votes;
  const [one, other] = [first[0], second[0]];
  if (one === undefined || other === undefined) return [];
  if (first.every((arm) => arm === one) && second.every((arm) => arm === other)) {
    return [{ arms: [keyAt(arms, one), keyAt(arms, other)], votes }];
  }
  const codes = first.map((arm, i) => arm * arms.length + at(second, i, 'the second arms'));
  return [...placesByCode(codes)].map(([code, kept]) => ({
    arms: [keyAt(arms, Math.floor(code / arms.length)), keyAt(arms, code % arms.length)],
    votes: selectVotes(votes, kept),
  }));
}

function keyAt(arms: AnalysisSettings['arms'], place: number): string {
  return at(arms, place, 'the arms').key;
}
