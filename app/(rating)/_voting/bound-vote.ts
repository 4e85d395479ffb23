import { VOTE_LIMITS } from '#domain/vote-limits.ts';
import type { SentVote } from './act.ts';

const { milliseconds, focusLosses, windowSide, pixelRatio } = VOTE_LIMITS;

/** The vote with what was measured cut off where the server's limits are: none is refused for it. */
export function boundVote(vote: SentVote): SentVote {
  const { decodeMs, viewport } = vote;
  return {
    ...vote,
    responseMs: within(vote.responseMs, 0, milliseconds),
    ...(decodeMs !== undefined && { decodeMs: within(decodeMs, 0, milliseconds) }),
    ...(vote.focusLosses !== undefined && {
      focusLosses: within(vote.focusLosses, 0, focusLosses),
    }),
    ...(vote.pixelRatio !== undefined && {
      pixelRatio: within(vote.pixelRatio, pixelRatio.least, pixelRatio.most),
    }),
    ...(viewport !== undefined && { viewport: boundSize(viewport) }),
  };
}

function boundSize(viewport: string): string {
  return viewport
    .split('x')
    .map((side) => Math.round(within(Number(side), 0, windowSide)))
    .join('x');
}

function within(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
