/** An act of a rater with its place in time. */
export type PlacedAct = {
  /** when it was answered, by the server's clock, in ms since 1970 */
  answeredMs: number;
  /** its place among those that arrived */
  arrival: number;
};

/**
 * Acts in the order in which they were answered, which need not be the order of arrival: what a
 * browser held back belongs where it was answered. Ties go by arrival.
 */
export function inOrderOfAnswering<A extends PlacedAct>(acts: readonly A[]): A[] {
  if (acts.length < 2) return [...acts];
  return acts.toSorted((a, b) => {
    if (a.answeredMs === b.answeredMs) return a.arrival - b.arrival;
    return a.answeredMs < b.answeredMs ? -1 : 1;
  });
}

/** The last act that was answered no later than a moment, if there is one. */
export function lastAnsweredBy<A extends PlacedAct>(
  acts: readonly A[],
  answeredMs: number,
): A | undefined {
  return inOrderOfAnswering(acts.filter((act) => act.answeredMs <= answeredMs)).at(-1);
}
