import type { ResultTable } from '#evaluation/votes/results/result-table-shape.ts';
import { drawForest } from '../figures/draw-forest.ts';
import { drawPreference } from '../figures/draw-preference.ts';
import { drawTradeOffPanels } from '../figures/draw-trade-off.ts';
import { FOREST_KEYS, forestOf } from '../figures/forest.ts';
import { tradeOffs, type TradeOff } from '../figures/trade-off.ts';
import { placedArms } from '../results/result-arm.ts';
import type { StudyRuntime } from '../runtime/study-runtime.ts';
import { keptMetrics } from '../results/kept-metrics.ts';
import type { BundleSources } from './read-sources.ts';
import { breakdownsOfSources } from './tables-of-sources.ts';

/** A file's name and its drawing. */
type DrawnFile = readonly [string, string];

/** The figures of a bundle in the order of its report. */
export type BundleFigures = {
  /** preference beside what it costs, then by itself */
  whole: DrawnFile[];
  /** net preference in parts of the votes */
  parts: DrawnFile[];
};

/** Draws the figures that follow from the sources of a bundle. */
export function deriveFigures(
  sources: BundleSources,
  { table, runtime }: { table: ResultTable; runtime: StudyRuntime },
): BundleFigures {
  const arms = placedArms(sources.protocol.arms);
  const costs = tradeOffsOf(sources, table, runtime).map((cost): DrawnFile => [
    `figures/preference-by-${cost.id}.svg`,
    drawTradeOffPanels(cost),
  ]);
  const parts = breakdownsOfSources(sources, FOREST_KEYS).flatMap((breakdown): DrawnFile[] => {
    const forest = forestOf(breakdown, table, arms);
    if (forest === null) return [];
    return [[`figures/forest-by-${forest.by}.svg`, drawForest(forest, table.level)]];
  });
  return { whole: [...costs, ['figures/preference.svg', drawPreference(table, arms)]], parts };
}

function tradeOffsOf(
  sources: BundleSources,
  table: ResultTable,
  { rows }: StudyRuntime,
): TradeOff[] {
  const { arms } = sources.protocol;
  return tradeOffs({ table, arms, runtime: rows, metrics: keptMetrics(sources.metrics).metrics });
}
