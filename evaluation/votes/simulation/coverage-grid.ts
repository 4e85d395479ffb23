import type { Random } from '../../statistics/seeded-random.ts';
import { coverCell, falselyEquivalent, type CellCoverage } from './cover-cell.ts';
import type { StudyCell } from './simulated-study.ts';
import { stopCell, type CellStopping } from './stop-cell.ts';

/** What a grid of small studies is made of; every combination is one cell. */
export type CoverageGrid = {
  raters: readonly number[];
  prompts: readonly number[];
  replicates: readonly number[];
  /** standard deviations of prompts and of raters on the log odds */
  effects: readonly (readonly [promptSd: number, raterSd: number])[];
  /** share of votes that prefer neither arm, in all of them */
  undecided: number;
  nets: readonly number[];
};

/** The studies that this product is for: few professionals, few prompts, weak to strong effects. */
export const SMALL_STUDIES: CoverageGrid = {
  raters: [3, 5, 12, 33],
  prompts: [10, 30],
  replicates: [1, 3],
  effects: [
    [0, 0],
    [0.5, 0.25],
    [0.25, 0.5],
    [1, 0.5],
    [0.5, 1],
    [1, 0],
    [0, 1],
  ],
  undecided: 0.3,
  nets: [0, 0.3],
};

export type CoveredCell = StudyCell & CellCoverage;
export type DesignResult = Omit<StudyCell, 'net'> & CellStopping & { falsely_equivalent: number };

/** Cells of the grid by design and effects; those that differ in their true net preference alone. */
export function designsOf(grid: CoverageGrid): Omit<StudyCell, 'net'>[] {
  return grid.raters.flatMap((raters) =>
    grid.prompts.flatMap((prompts) =>
      grid.replicates.flatMap((replicates) =>
        grid.effects.map(([promptSd, raterSd]) => ({
          raters,
          prompts,
          replicates,
          promptSd,
          raterSd,
          undecided: grid.undecided,
        })),
      ),
    ),
  );
}

/** Simulates all that is claimed of one design: coverage, equivalence, stopping. */
export function simulateDesign(
  design: Omit<StudyCell, 'net'>,
  options: { nets: readonly number[]; studies: number; margin: number; random: Random },
): { covered: CoveredCell[]; result: DesignResult } {
  const { nets, ...simulation } = options;
  return {
    covered: nets.map((net) => ({
      ...design,
      net,
      ...coverCell({ ...design, net }, simulation),
    })),
    result: {
      ...design,
      falsely_equivalent: falselyEquivalent({ ...design, net: 0 }, simulation),
      ...stopCell(design, simulation),
    },
  };
}
