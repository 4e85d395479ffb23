/** What of a trial says which arm is on the left. */
type Shown = { comparison: { armA: string; armB: string }; kind: string; aOnLeft: boolean };

/**
 * How far the main trials of a session lean at any moment: the largest |left - right| of an arm over
 * all its beginnings. Only of two arms is balance at each moment asked for; of more, it is 0.
 */
export function widestLean(session: readonly Shown[]): number {
  const arms = new Set(session.flatMap(({ comparison: { armA, armB } }) => [armA, armB]));
  const [first] = [...arms].sort();
  if (arms.size !== 2) return 0;
  let lean = 0;
  let widest = 0;
  for (const { comparison, kind, aOnLeft } of session) {
    if (kind !== 'main') continue;
    lean += (comparison.armA === first) === aOnLeft ? 1 : -1;
    widest = Math.max(widest, Math.abs(lean));
  }
  return widest;
}
