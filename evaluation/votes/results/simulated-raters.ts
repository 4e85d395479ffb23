import type { SimulatedRaters } from './result-table-shape.ts';

/** How many of the raters who voted are simulated; null when none is. */
export function simulatedRaters(
  simulated: readonly string[],
  voted: readonly string[],
): SimulatedRaters | null {
  const names = new Set(simulated);
  const raters = voted.filter((rater) => names.has(rater)).length;
  return raters === 0 ? null : { raters, of: voted.length };
}
