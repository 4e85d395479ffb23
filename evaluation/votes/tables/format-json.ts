import type { ResultTable } from '../results/result-table-shape.ts';

/** The whole result as one JSON document, at full precision. */
export function formatJson(table: ResultTable): string {
  return `${JSON.stringify(table, null, 2)}\n`;
}
