import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { at as elementAt } from '#domain/at.ts';
import { countOf } from '#domain/count-of.ts';
import { UserError } from '#domain/user-error.ts';
import { listNames } from './list-names.ts';
import { refuseTooManyColumns, refuseTooManyValues } from './most-prompts.ts';
import type { PromptRow } from './prompt-row.ts';
import { readEach } from './read-each.ts';

const rowsSchema = z.array(
  z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) }),
);

export type PromptTable = {
  columns: string[];
  rows: PromptRow[];
  blankLines: number;
  header: string;
};

/** Lines that are not as wide as the header: the parser makes an error of each, which takes long. */
const MOST_ODD = 5000;
const OTHER_WIDTH =
  'that have more or fewer columns than its header names: mend them, or remove them';

type Line = { cells: string[]; at: string };

/**
 * Reads a table with a header line: columns parted by `delimiter`, fields quoted or not, as
 * spreadsheets and pandas write them (RFC 4180). A quotation mark inside a field that does not begin
 * with one is text, and so is one at its beginning that is not closed at its end.
 *
 * @throws UserError with file and line
 */
export function readPromptTable(
  text: string,
  { fileName, delimiter }: { fileName: string; delimiter: string },
): PromptTable {
  refuseTooManyValues(countMarks(text, delimiter), fileName);
  const first = elementAt(text.trimStart().split(/[\r\n]/, 1), 0, 'the lines');
  refuseTooManyColumns(countMarks(first, delimiter) + 1, `${fileName}:1`);
  const lines = splitRecords(text, { fileName, delimiter });
  const filled = lines.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  if (filled.length === 0) throw bad(`${fileName} holds no prompt: write one a line`);
  const { cells: named, at: header } = elementAt(filled, 0, `the lines of ${fileName}`);
  const columns = named.slice(0, widthOf(filled, named));
  const rows = readEach(filled.slice(1).map(upTo(columns.length)), (line) => ({
    values: byName(line, columns),
    at: line.at,
  }));
  return { columns, rows, blankLines: lines.length - filled.length, header };
}

/** Spreadsheets write columns at the end that have neither a name nor a cell. */
function widthOf(lines: readonly Line[], named: readonly string[]): number {
  const filled = named.findLastIndex((name) => name.trim() !== '') + 1;
  const isEmpty = lines.every(({ cells }) => cells.slice(filled).every((c) => c.trim() === ''));
  return isEmpty ? filled : named.length;
}

function upTo(width: number): (line: Line) => Line {
  return (line) =>
    line.cells.length > width && line.cells.slice(width).every((cell) => cell.trim() === '')
      ? { ...line, cells: line.cells.slice(0, width) }
      : line;
}

function splitRecords(
  text: string,
  { fileName, delimiter }: { fileName: string; delimiter: string },
): Line[] {
  let last = 0;
  return parseRecords(text, { fileName, delimiter }).map(({ record, info }) => {
    const at = `${fileName}:${last + 1}`;
    last = info.lines;
    if (record.some((cell) => /^"[^\r\n]*[\r\n]/.test(cell))) {
      throw bad(
        `${at} opens a quotation mark that its line does not close: close it, or remove it`,
      );
    }
    return { cells: record, at };
  });
}

/** The cells of a table but for the last of each line, without parting the text. */
function countMarks(text: string, delimiter: string): number {
  let count = 0;
  for (let place = text.indexOf(delimiter); place >= 0; place = text.indexOf(delimiter, place + 1))
    count++;
  return count;
}

function parseRecords(
  text: string,
  { fileName, delimiter }: { fileName: string; delimiter: string },
): z.infer<typeof rowsSchema> {
  let whole = 0;
  try {
    return rowsSchema.parse(
      parse(text, {
        delimiter,
        relax_quotes: true,
        relax_column_count: true,
        info: true,
        bom: true,
        on_record: (record: string[], { invalid_field_length: odd, lines }) => {
          whole = lines;
          if (odd > MOST_ODD)
            throw bad(`${fileName} has more than ${MOST_ODD} lines ${OTHER_WIDTH}`);
          return record;
        },
      }),
    );
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw bad(
      `${fileName}:${whole + 1} opens a quotation mark that is never closed: close it, or remove it`,
    );
  }
}

function byName({ cells, at }: Line, columns: readonly string[]): PromptRow['values'] {
  if (cells.length !== columns.length) {
    throw bad(
      `${at} has ${countOf(cells.length, 'column')} where the header names ${columns.length}: ${listNames(columns)}`,
    );
  }
  if (cells.every((cell, index) => cell.trim() === columns[index]?.trim())) {
    throw bad(`${at} repeats the header: remove the line`);
  }
  return Object.fromEntries(columns.map((name, index) => [name, elementAt(cells, index, at)]));
}

function bad(message: string): UserError {
  return new UserError(message, { code: 'bad-prompts' });
}
