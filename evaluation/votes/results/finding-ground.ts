import type { ResultTable } from './result-table-shape.ts';

/** The parts of a result that a finding rests on. */
export type FindingGround = Pick<
  ResultTable,
  'questions' | 'multiplicity' | 'monitoring' | 'alpha' | 'level' | 'simulated' | 'look'
>;
