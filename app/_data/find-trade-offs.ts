import type { ResultTable } from '#evaluation/votes/results/result-table-shape.ts';
import type { Study } from '#prisma/generated/client.ts';
import { tradeOffs } from '#study/figures/trade-off.ts';
import type { KeptMetric, TradeOff } from '#study/figures/trade-off.ts';
import { readProtocol } from '#study/protocol/read-protocol.ts';
import type { StudyRuntime } from '#study/runtime/study-runtime.ts';

/** Preference beside what it costs; nothing where votes were imported, and the arms are not known. */
export function findTradeOffs(
  study: Pick<Study, 'id' | 'origin' | 'protocol'>,
  {
    table,
    runtime,
    metrics,
  }: {
    table: ResultTable;
    runtime: StudyRuntime | null;
    metrics: readonly KeptMetric[];
  },
): TradeOff[] {
  if (study.origin !== null || runtime === null) return [];
  const { arms } = readProtocol(study.protocol);
  return tradeOffs({ table, arms, runtime: runtime.rows, metrics });
}
