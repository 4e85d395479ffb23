import { UserError } from '#domain/user-error.ts';
import { CsvError, parse } from 'csv-parse';
import { pipeline, Readable } from 'node:stream';
import { csvDialectOf, tellsDialect, type CsvDialect } from './csv-dialect.ts';

/** One record of a CSV file and the line it starts on (the first line of the file is 1). */
export type CsvRecord = { line: number; fields: string[] };

/** A record longer than this is refused: it is not a vote, and memory stays bounded. */
const LONGEST_RECORD = 1_000_000;
const BATCH = 4096;

/**
 * Records of a CSV file (RFC 4180, in the dialect that its beginning tells), in batches, blank lines
 * left out. Up to the first quotation mark a record is a line cut at its commas; from there on csv-parse
 * reads. Most vote files have no quotes, and are read several times faster that way.
 *
 * @throws UserError with the line when a quote is not closed, text stands beside one, or a record is
 * too long.
 */
export async function* csvRecords(
  texts: AsyncIterable<string>,
  name: string,
): AsyncGenerator<CsvRecord[]> {
  const iterator = texts[Symbol.asyncIterator]();
  const beginning = await readBeginning(iterator, name);
  const { body, ...dialect } = csvDialectOf(beginning);
  const { lineEnd } = dialect;
  let rest = '';
  let line = dialect.firstLine;
  let next: IteratorResult<string, unknown> = { done: false, value: body };
  for (; !next.done; next = await iterator.next()) {
    const text = next.value;
    const quote = text.indexOf('"');
    const end = text.lastIndexOf(lineEnd, quote < 0 ? undefined : quote);
    const records: CsvRecord[] = [];
    if (end >= 0) {
      line = cutLines(rest + text.slice(0, end), { ...dialect, firstLine: line }, records);
      rest = '';
    }
    rest += text.slice(end + 1);
    if (records.length > 0) yield records;
    if (quote >= 0) {
      yield* quotedRecords({
        first: rest,
        iterator,
        dialect: { ...dialect, firstLine: line },
        name,
      });
      return;
    }
    if (rest.length > LONGEST_RECORD) throw tooLong(name, line);
  }
  const records: CsvRecord[] = [];
  cutLines(rest, { ...dialect, firstLine: line }, records);
  if (records.length > 0) yield records;
}

async function readBeginning(texts: AsyncIterator<string>, name: string): Promise<string> {
  let beginning = '';
  let mayTell = false;
  for (;;) {
    const next = await texts.next();
    if (next.done) return beginning;
    beginning += next.value;
    mayTell = next.value.includes('\n') || next.value.includes('\r') || mayTell;
    // without a line end there is nothing to look for in what may be long
    if (mayTell && tellsDialect(beginning)) return beginning;
    if (beginning.length > LONGEST_RECORD) throw tooLong(name, 1);
  }
}

/** Appends a record for each line of `text`; returns the number of the line after it. */
function cutLines(text: string, dialect: CsvDialect, records: CsvRecord[]): number {
  const { delimiter, lineEnd, firstLine } = dialect;
  let line = firstLine;
  for (const raw of text.split(lineEnd)) {
    const content = raw.endsWith('\r') ? raw.slice(0, -1) : raw;
    if (content !== '') records.push({ line, fields: content.split(delimiter) });
    line += 1;
  }
  return line;
}

async function* quotedRecords(options: {
  first: string;
  iterator: AsyncIterator<string>;
  dialect: CsvDialect;
  name: string;
}): AsyncGenerator<CsvRecord[]> {
  const { first, iterator, dialect, name } = options;
  const { firstLine: line } = dialect;
  const parser = parse({
    info: true,
    relax_column_count: true,
    max_record_size: LONGEST_RECORD,
    delimiter: dialect.delimiter,
    record_delimiter: dialect.lineEnd === '\r' ? '\r' : ['\r\n', '\n'],
  });
  // a failing source destroys the parser with its error, which the loop below then throws
  pipeline(Readable.from(continued(first, iterator)), parser, () => undefined);
  let start = line;
  let records: CsvRecord[] = [];
  try {
    for await (const parsed of parser) {
      const { record, info } = parsed as { record: string[]; info: { lines: number } };
      if (!isBlank(record)) records.push({ line: start, fields: record });
      start = line + info.lines;
      if (records.length === BATCH) {
        yield records;
        records = [];
      }
    }
  } catch (error) {
    throw error instanceof CsvError ? quoteError(error, { name, line: start }) : error;
  }
  if (records.length > 0) yield records;
}

function isBlank([field, ...others]: readonly string[]): boolean {
  return others.length === 0 && field === '';
}

async function* continued(first: string, rest: AsyncIterator<string>): AsyncGenerator<string> {
  yield first;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}

function quoteError(error: CsvError, { name, line }: { name: string; line: number }): UserError {
  if (error.code === 'CSV_MAX_RECORD_SIZE') return tooLong(name, line);
  const wrong =
    error.code === 'CSV_QUOTE_NOT_CLOSED'
      ? 'opens a quotation mark that is never closed'
      : 'has a quotation mark inside a field that is not quoted as RFC 4180 asks';
  return new UserError(
    `${name}, line ${line} ${wrong}; write it as "…" with inner quotes doubled.`,
    { code: 'votes-csv-quotes', cause: error },
  );
}

function tooLong(name: string, line: number): UserError {
  return new UserError(
    `${name}, line ${line} is longer than ${LONGEST_RECORD} characters, so this is not a votes file; give the file that \`onpar votes export\` wrote.`,
    { code: 'votes-csv-too-long' },
  );
}
