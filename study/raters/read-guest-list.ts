import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { at as elementAt } from '#domain/at.ts';
import { UserError } from '#domain/user-error.ts';

type Line = { cells: string[]; at: string };

const rowsSchema = z.array(
  z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) }),
);
const DELIMITERS = [',', ';', '\t'] as const;
/** `Ada <ada@x.test>` and `mailto:ada@x.test`, as mail programs copy them. */
const WRAPPED = /^(?:[^<>]*<(?:mailto:)?([^<>]+)>|mailto:(.+))$/i;
const COLUMN = /(?:^|[\s_-])e?-?mail(?:s|[\s_-]?add?resse?s?)?$/i;
const SHOWN = 80;

/**
 * The addresses in a list: one a line, or a table of which one column has them, as spreadsheets and
 * address books write it. A first line that calls a column so is a header; without one, the one cell of
 * each line that is an address is meant. Blank lines are passed over.
 *
 * @param name of the list, for errors
 * @throws UserError `bad-emails` with the line that has no address, or several, or repeats one
 * @example
 * readGuestList('Name;E-mail\n"Ada; L.";ada@x.test\n', 'raters.csv'); // ['ada@x.test']
 */
export function readGuestList(text: string, name: string): string[] {
  const lines = splitLines(text, name);
  const [first] = lines;
  const column = first === undefined ? null : columnOf(first);
  const seen = new Map<string, string>();
  for (const line of column === null ? lines : lines.slice(1)) {
    const email = column === null ? onlyAddress(line) : addressIn(line, column);
    const known = email.toLowerCase();
    if (seen.has(known)) throw bad(line, `repeats ${email}: list each rater once`);
    seen.set(known, email);
  }
  return [...seen.values()];
}

function splitLines(text: string, name: string): Line[] {
  const first = elementAt(text.trimStart().split(/[\r\n]/, 1), 0, 'the lines');
  const relaxed = { relax_quotes: true, relax_column_count: true, info: true, bom: true };
  const options = { ...relaxed, record_delimiter: ['\r\n', '\n', '\r'] };
  let last = 0;
  let rows: z.infer<typeof rowsSchema>;
  try {
    rows = rowsSchema.parse(parse(text, { ...options, delimiter: commonest(first) }));
  } catch (cause) {
    throw new UserError(`${name} opens a quotation mark that is never closed: close it`, {
      code: 'bad-emails',
      cause,
    });
  }
  return rows.flatMap(({ record, info }) => {
    const cells = record.map((cell) => cell.trim());
    const at = `${name}:${last + 1}`;
    last = info.lines;
    return cells.some((cell) => cell !== '') ? [{ cells, at }] : [];
  });
}

function commonest(line: string): string {
  const count = (mark: string): number => line.split(mark).length;
  return DELIMITERS.reduce((best, next) => (count(next) > count(best) ? next : best));
}

/** The column that a header calls one of e-mail addresses; null where the line is no header. */
function columnOf(line: Line): number | null {
  const { cells } = line;
  if (cells.some((cell) => cell.includes('@'))) return null;
  const named = cells.flatMap((cell, place) => (COLUMN.test(cell) ? [{ cell, place }] : []));
  const [meant, other] = named;
  if (meant === undefined) return null;
  if (other !== undefined)
    throw bad(line, `names two columns of addresses, ${meant.cell} and ${other.cell}: keep one`);
  return meant.place;
}

function addressIn(line: Line, column: number): string {
  return onlyAddress({ ...line, cells: line.cells.slice(column, column + 1) });
}

function onlyAddress(line: Line): string {
  const meant = line.cells.filter((cell) => cell.includes('@'));
  const [email, other] = meant.map(addressOf);
  if (email === undefined || email === null || other === null) {
    const written = line.cells.join(' ').trim().slice(0, SHOWN);
    const shown = JSON.stringify(written).slice(1, -1);
    throw bad(line, written === '' ? 'has no address' : `is not an e-mail address: ${shown}`);
  }
  if (other !== undefined)
    throw bad(line, `has two addresses, ${email} and ${other}: write one a line`);
  return email;
}

function addressOf(cell: string): string | null {
  const [, inBrackets, afterScheme] = WRAPPED.exec(cell) ?? [];
  const email = (inBrackets ?? afterScheme ?? cell).trim();
  return z.email().safeParse(email).success ? email : null;
}

function bad({ at }: Line, message: string): UserError {
  return new UserError(`${at} ${message}`, { code: 'bad-emails' });
}
