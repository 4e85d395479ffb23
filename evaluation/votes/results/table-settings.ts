import { createSeededRandom } from '../../statistics/seeded-random.ts';
import type { VoteTally } from '../rows/tally.ts';
import type { AnalysisSettings } from './analysis-settings.ts';
import type { ResultTableOptions } from './result-table-options.ts';
import { armsInOrder } from './table-order.ts';

/** What a result table is computed with: the options, and their defaults. */
export function tableSettings(tally: VoteTally, options: ResultTableOptions): AnalysisSettings {
  const { seed = 0 } = options;
  return {
    sidesKnown: tally.sidesKnown,
    alpha: options.alpha ?? 0.05,
    equivalenceMargin: options.equivalenceMargin ?? 0.1,
    replicates: options.replicates ?? 2000,
    createRandom: () => createSeededRandom(seed),
    arms: armsInOrder(tally.arms, options),
  };
}
