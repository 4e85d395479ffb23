import type { VoteRow } from '#domain/vote-row.ts';
import { VOTE_LIMITS } from '#domain/vote-limits.ts';
import type { StoredVote } from './stored-vote.ts';

type Measures = Pick<
  VoteRow,
  'response_ms' | 'decode_ms' | 'focus_losses' | 'viewport' | 'pixel_ratio'
>;

/** Votes of before were taken with more. */
const LONGEST_MS = 30 * VOTE_LIMITS.milliseconds;
const VIEWPORT = /^\d{1,6}x\d{1,6}$/;

/**
 * What a rater's page measured, as far as it can be true: rows of before were taken with fewer checks.
 *
 * @param onProblem is told of each column whose value cannot be, and stays empty
 */
export function plainMeasures(vote: StoredVote, onProblem: (column: string) => void): Measures {
  const within = (column: string, value: number | null, most: number): number | null => {
    if (value === null || (value >= 0 && value <= most)) return value;
    onProblem(column);
    return null;
  };
  const { focusLosses, pixelRatio } = VOTE_LIMITS;
  const { viewport } = vote;
  const isSize = viewport === null || VIEWPORT.test(viewport);
  if (!isSize) onProblem('viewport');
  return {
    response_ms: within('response_ms', vote.responseMs, LONGEST_MS),
    decode_ms: within('decode_ms', vote.decodeMs, LONGEST_MS),
    focus_losses: within('focus_losses', vote.focusLosses, focusLosses),
    viewport: viewport !== null && isSize ? viewport : '',
    pixel_ratio: within('pixel_ratio', vote.pixelRatio, pixelRatio.most),
  };
}
