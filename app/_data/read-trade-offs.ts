import type { ResultTable } from '#evaluation/votes/results/result-table-shape.ts';
import type { Study } from '#prisma/generated/client.ts';
import { tradeOffs } from '#study/figures/trade-off.ts';
import type { TradeOff } from '#study/figures/trade-off.ts';
import { readProtocol } from '#study/protocol/read-protocol.ts';
import { readKeptMetrics } from '#study/results/read-kept-metrics.ts';
import type { StudyRuntime } from '#study/runtime/study-runtime.ts';
import { database } from './database.ts';

/** Preference beside what it costs; nothing where votes were imported, and the arms are not known. */
export async function readTradeOffs(
  study: Pick<Study, 'id' | 'origin' | 'protocol'>,
  { table, runtime }: { table: ResultTable; runtime: StudyRuntime | null },
): Promise<TradeOff[]> {
  if (study.origin !== null || runtime === null) return [];
  const { arms } = readProtocol(study.protocol);
  const metrics = await readKeptMetrics(database(), study.id);
  return tradeOffs({ table, arms, runtime: runtime.rows, metrics });
}
