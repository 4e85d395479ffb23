/** What tells when an act was done; times in ms since 1970. */
export type ActMarks = {
  /** by the page's clock, less what the page measured it to be ahead; null: it did not say */
  claimed: number | null;
  /** the server's clock, before which it cannot have been done: the pair had not been served */
  servedAt: number;
  /** when the pair was served to a session that began as that of the act ended; null: to none */
  servedElsewhereAt: number | null;
  receivedAt: number;
};

/**
 * When an act was done, by the server's clock. What the page says is only a claim, and is kept within
 * what the server knows itself: no earlier than the pair was served, no later than the act arrived,
 * and, for an act of a session that ended, before the pair was served to the one that took its place.
 * So no clock that is wrong, or jumps, brings an act of that session after one of the later session.
 */
export function timeOfAnswering(marks: ActMarks): number {
  const { claimed, servedAt, servedElsewhereAt, receivedAt } = marks;
  const latest =
    servedElsewhereAt === null ? receivedAt : Math.min(receivedAt, servedElsewhereAt - 1);
  // the server's own clock may have been set back in between
  const earliest = Math.min(servedAt, latest);
  return Math.round(Math.min(Math.max(claimed ?? latest, earliest), latest));
}
