import { at } from '#domain/at.ts';
import { VOTE_COLUMNS } from '#domain/vote-row.ts';

/** How a votes file is written: what parts its columns and its lines, and where its header stands. */
export type CsvDialect = {
  delimiter: string;
  lineEnd: '\n' | '\r';
  /** 2 where a line such as `sep=;` comes first */
  firstLine: number;
};

const DELIMITERS = [',', ';', '\t', '|'] as const;
const SEPARATOR_LINE = /^"?sep=(.)"?(?:\r\n|\n|\r)/i;

/**
 * The dialect that the beginning of a file tells: the header is parted by what gives most of our
 * columns, or, in another tool's file, into most columns. `told` is the line, such as `sep=;`, that
 * says it.
 */
export function csvDialectOf(beginning: string): CsvDialect & { told: string } {
  const told = SEPARATOR_LINE.exec(beginning);
  const body = beginning.slice(told?.[0].length);
  return {
    delimiter: told === null ? likelyDelimiter(body) : at(told, 1, 'the separator'),
    lineEnd: lineEndOf(beginning),
    firstLine: told === null ? 1 : 2,
    told: told === null ? '' : told[0],
  };
}

/** Whether so much of a file tells its dialect: the header's end, and a character after a CR. */
export function tellsDialect(beginning: string): boolean {
  return /\n|\r[^]/.test(beginning.replace(SEPARATOR_LINE, ''));
}

function lineEndOf(text: string): '\n' | '\r' {
  return /^[^\n\r]*\r(?!\n)/.test(text) ? '\r' : '\n';
}

function likelyDelimiter(body: string): string {
  const header = at(body.trimStart().split(/[\r\n]/, 1), 0, 'the header');
  const columns = new Set<string>(VOTE_COLUMNS);
  const found = DELIMITERS.map((delimiter) => {
    const names = header.split(delimiter).map((name) => name.replaceAll('"', ''));
    const known = names.filter((name) => columns.has(name)).length;
    return { delimiter, known, parts: names.length };
  });
  return found.reduce((best, next) => (isBetter(next, best) ? next : best)).delimiter;
}

type Parted = { known: number; parts: number };

function isBetter(one: Parted, other: Parted): boolean {
  if (one.known !== other.known) return one.known > other.known;
  return one.known === 0 && one.parts > other.parts;
}
