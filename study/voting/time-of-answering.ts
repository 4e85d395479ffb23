/** What tells when an act was done; times in ms since 1970. */
export type ActMarks = {
  /** by the page's clock, less what the page measured it to be ahead; null: it did not say */
  claimed: number | null;
  /** the server's clock, before which it cannot have been done: the pair had not been served */
  servedAt: number;
  receivedAt: number;
};

/**
 * When an act was done, by the server's clock. What the page says is only a claim, and is kept within
 * what the server knows itself: no earlier than the pair was served, no later than the act arrived.
 */
export function timeOfAnswering({ claimed, servedAt, receivedAt }: ActMarks): number {
  if (claimed === null) return receivedAt;
  // the server's own clock may have been set back in between
  const earliest = Math.min(servedAt, receivedAt);
  return Math.round(Math.min(Math.max(claimed, earliest), receivedAt));
}
