import type { IntervalRow } from './interval-row.ts';
import { wrapWords } from './wrap-words.ts';

export type PlacedRow = {
  row: IntervalRow;
  /** in pixels from the top of the drawing */
  top: number;
  /** of its label, under one another */
  lines: string[];
  /** how many lines of words stand before its last: 0 where label and text stand side by side */
  more: number;
};

const ROW = 44;
/** from a line of words to the next */
export const WORDS_LINE = 18;
const GROUP = 32;
/** Letters of a label and its text that stand on one line in the narrowest drawing. */
const ON_ONE_LINE = 46;

/** The rows of a figure under one another, with room for headings and for words of several lines. */
export function placeRows(
  rows: readonly IntervalRow[],
  from: number,
): { placed: PlacedRow[]; end: number } {
  let y = from;
  const placed = rows.map((row) => {
    if (row.group !== undefined) y += GROUP;
    const top = y;
    const lines = wrapWords(row.label, ON_ONE_LINE);
    const isLong = [...row.label].length + [...row.text].length > ON_ONE_LINE;
    const more = isLong ? lines.length : 0;
    y += ROW + WORDS_LINE * more;
    return { row, top, lines, more };
  });
  return { placed, end: y };
}
