import type { Protocol } from '../protocol/protocol.ts';

/** Hours without a vote after which a rater's place may be another's, where a protocol says nothing. */
const AWAY_AFTER_HOURS = 48;

/** How long a rater may stay away before the place may be dealt again, in ms. */
export function awayAfterMs({ raters }: Pick<Protocol, 'raters'>): number {
  const { away_after_hours: hours = AWAY_AFTER_HOURS } = raters;
  return hours * 60 * 60 * 1000;
}
