import type { IntervalRow } from './interval-row.ts';

export type PlacedRow = {
  row: IntervalRow;
  /** in pixels from the top of the drawing */
  top: number;
  /** its words take two lines */
  isLong: boolean;
};

const ROW = 44;
const SECOND_LINE = 18;
const GROUP = 32;
/** Letters of a label and its text that stand on one line in the narrowest drawing. */
const ON_ONE_LINE = 56;

/** The rows of a figure under one another, with room for headings and for words of two lines. */
export function placeRows(
  rows: readonly IntervalRow[],
  from: number,
): { placed: PlacedRow[]; end: number } {
  let y = from;
  const placed = rows.map((row) => {
    if (row.group !== undefined) y += GROUP;
    const top = y;
    const isLong = [...row.label].length + [...row.text].length > ON_ONE_LINE;
    y += ROW + (isLong ? SECOND_LINE : 0);
    return { row, top, isLong };
  });
  return { placed, end: y };
}
