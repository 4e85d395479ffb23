import type { PrintedTable } from './printed-table.ts';

/** Titles of the questions' columns; with intervals they say of what level. */
export function columnTitles({ titles, level }: PrintedTable, intervals: boolean): string[] {
  return intervals ? titles.map((title) => `${title} (${level} interval)`) : titles;
}
