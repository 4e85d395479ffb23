import type { Trial } from './trial.ts';

/** Pairs that are fetched and decoded before their turn, whatever else is under way. */
const ALWAYS = 2;
/** As many more wait ready, one after the other, for when the network is gone. */
const AT_MOST = 6;

/**
 * Of the trials that come next those whose pairs are fetched now: two, and more once the ones before
 * are there, so that the nearest never wait for the farthest.
 */
export function pairsAhead(
  next: readonly Trial[],
  isLoaded: (trialId: string) => boolean,
): Trial[] {
  const missing = next.findIndex(({ id }) => !isLoaded(id));
  const wanted = missing < 0 ? next.length : missing + 1;
  return next.slice(0, Math.min(AT_MOST, Math.max(ALWAYS, wanted)));
}
