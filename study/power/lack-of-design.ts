import { countTrials } from './count-trials.ts';
import type { DeclaredDesign } from './declared-design.ts';
import { layOutVotes } from './lay-out-votes.ts';
import { whyNotTestable, type Lack } from './why-not-testable.ts';

/** Larger designs lack nothing for a test, and are not laid out to see it. */
const LARGEST_LAID_OUT = 1_000_000;

/** What a declared design lacks for any test of its pairs of arms (whyNotTestable). */
export function lackOfDesign(
  design: DeclaredDesign,
  options: { decisive: number; level: number },
): Lack | null {
  if (countTrials(design) > LARGEST_LAID_OUT) return null;
  return whyNotTestable(layOutVotes(design).planned, options);
}
