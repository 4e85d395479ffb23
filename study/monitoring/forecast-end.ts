const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;
/** Votes older than this say little of what comes. */
export const PACE_WINDOW_MS = 7 * DAY_MS;

/** How fast votes come in, and when the last of them would at that pace. */
export type Forecast = {
  remaining: number;
  /** votes a day; null before the first, and when none came for a week */
  per_day: number | null;
  ends_at: string | null;
};

/**
 * The pace of the last week, or since the first vote if that is later (at least an hour, so that a first
 * burst promises nothing), nights and pauses counted in, and the end at that pace.
 *
 * @param options.recent standing votes of the last week, the first of them at `firstMs`
 */
export function forecastEnd(options: {
  given: number;
  wanted: number;
  recent: number;
  firstMs: number | null;
  now: Date;
}): Forecast {
  const { given, wanted, recent, firstMs, now } = options;
  const remaining = Math.max(0, wanted - given);
  if (recent === 0 || firstMs === null) return { remaining, per_day: null, ends_at: null };
  const span = Math.min(PACE_WINDOW_MS, Math.max(HOUR_MS, now.getTime() - firstMs));
  const perMs = recent / span;
  const endsAt = new Date(now.getTime() + remaining / perMs);
  const isTold = remaining > 0 && endsAt.getTime() < now.getTime() + 3650 * DAY_MS;
  return {
    remaining,
    per_day: perMs * DAY_MS,
    ends_at: isTold ? endsAt.toISOString() : null,
  };
}
