/**
 * The largest values that a vote may carry; the page cuts its own off there, so that none is refused.
 */
export const VOTE_LIMITS = {
  /** a day: longer than that nobody looks at a pair */
  milliseconds: 86_400_000,
  focusLosses: 100_000,
  /** CSS pixels of a window, each way */
  windowSide: 50_000,
  pixelRatio: { least: 0.01, most: 100 },
} as const;
