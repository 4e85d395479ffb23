import type { AssignedTrial } from './assign-trials.ts';

/**
 * A cell of the design: one comparison in one slot, with the side that balance asks for there. Each
 * cell is to be answered once, by whoever holds it.
 */
export type Cell = { slot: number; comparisonId: string; aOnLeft: boolean };

/** A cell that was dealt; `isHeld`: it is answered, or its rater is still expected to. */
export type DealtCell = Cell & { isHeld: boolean };

/** A trial of a rater; main ones say whose slot's cell they fill. */
export type DealtTrial = AssignedTrial & { slot: number | null };
