import { createBootstrapDraws } from '../../statistics/bootstrap-draws.ts';
import { createSeededRandom } from '../../statistics/seeded-random.ts';
import type { VoteTally } from '../rows/tally.ts';
import type { AnalysisSettings } from './analysis-settings.ts';
import type { ResultTableOptions } from './result-table-options.ts';
import { armsInOrder } from './table-order.ts';

/** What a result table is computed with: the options, and their defaults. */
export function tableSettings(tally: VoteTally, options: ResultTableOptions): AnalysisSettings {
  const { seed = 0, alpha = 0.05, equivalenceMargin = 0.1, replicates = 2000 } = options;
  return {
    sidesKnown: tally.sidesKnown,
    alpha,
    equivalenceMargin,
    replicates,
    draws: createBootstrapDraws({ replicates, createRandom: () => createSeededRandom(seed) }),
    arms: armsInOrder(tally.arms, options),
  };
}
