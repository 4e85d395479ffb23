import { entryOf } from '#domain/entry-of.ts';
import { present } from '#domain/present.ts';
import { clusterSums } from '../../statistics/cluster-sums.ts';
import { clusteredInterval } from '../../statistics/clustered-interval.ts';
import { netMean } from '../../statistics/net-mean.ts';
import type { Random } from '../../statistics/seeded-random.ts';
import { sortedQuantile } from '../../statistics/sorted-quantile.ts';
import type { Interval } from '../../statistics/wilson-interval.ts';
import { simulatedStudy, type StudyCell } from './simulated-study.ts';
import { triedIntervals } from './tried-intervals.ts';

/** Of how many studies an interval holds the truth, and how wide it is. */
type Covered = { coverage: number; width: number };

/** What simulated studies of one cell say of intervals at 95%. */
export type CellCoverage = {
  /** share of studies in which there is no interval; left out of all that follows */
  not_estimable: number;
  core: Covered;
  naive: Covered;
  tried: Record<string, Covered>;
};

const ALPHA = 0.05;

/** Simulates studies of a cell, and counts the intervals of the net preference that hold its truth. */
export function coverCell(
  cell: StudyCell,
  { studies, random }: { studies: number; random: Random },
): CellCoverage {
  const study = simulatedStudy(cell);
  const gathered = new Map<string, { held: number; widths: number[] }>();
  const gather = (name: string, [low, high]: Interval): void => {
    const own = entryOf(gathered, name, () => ({ held: 0, widths: [] }));
    if (low <= cell.net + 1e-12 && cell.net - 1e-12 <= high) own.held += 1;
    own.widths.push(high - low);
  };
  let missing = 0;
  for (let s = 0; s < studies; s++) {
    const { mean } = netMean(clusterSums(study.draw(random)), ALPHA);
    if (mean === null) {
      missing += 1;
      continue;
    }
    gather('core', clusteredInterval(mean, ALPHA));
    const independent = present(mean.variances.independent, 'the variance of independent votes');
    const reach = 1.959963984540054 * Math.sqrt(independent);
    gather('naive', [mean.estimate - reach, mean.estimate + reach]);
    for (const [name, interval] of Object.entries(triedIntervals(mean))) gather(name, interval);
  }
  const covered = (name: string): Covered => {
    const { held, widths } = present(gathered.get(name), `the intervals called ${name}`);
    const width = sortedQuantile(Float64Array.from(widths).sort(), 0.5);
    return { coverage: held / (studies - missing), width };
  };
  const others = [...gathered.keys()].filter((name) => name !== 'core' && name !== 'naive');
  return {
    not_estimable: missing / studies,
    core: covered('core'),
    naive: covered('naive'),
    tried: Object.fromEntries(others.map((name) => [name, covered(name)])),
  };
}

/** Share of studies at the margin that are found equivalent, which they are not. */
export function falselyEquivalent(
  cell: StudyCell,
  { studies, random, margin }: { studies: number; random: Random; margin: number },
): number {
  const study = simulatedStudy({ ...cell, net: margin });
  let found = 0;
  for (let s = 0; s < studies; s++) {
    const { mean, testable } = netMean(clusterSums(study.draw(random)), ALPHA);
    if (!testable) continue;
    // equivalent is when the interval at 2α lies within the margin (equivalenceTest)
    const [low, high] = clusteredInterval(mean, 2 * ALPHA);
    if (low > -margin && high < margin) found += 1;
  }
  return found / studies;
}
