import { withoutDoubt } from '#domain/milliseconds-text.ts';
import { at } from '#domain/at.ts';
import { countOf } from '#domain/count-of.ts';
import { present } from '#domain/present.ts';
import { UserError } from '#domain/user-error.ts';
import { createConsistency } from './consistency.ts';
import { csvRecords } from './csv-records.ts';
import type { CsvScanner } from './csv-scanner.ts';
import { utf8Stream } from '#files/utf8-stream.ts';
import { faultOfWidth } from './fault-of-width.ts';
import { withoutFormulaGuard } from './formula-guard.ts';
import { createPlainVoteRows } from './plain-vote-rows.ts';
import { readVotesHeader, type VotesHeader } from './read-votes-header.ts';
import {
  keptVoteRowSchema,
  NEEDED_VOTE_COLUMNS,
  VOTE_COLUMNS,
  voteRowSchema,
  type VoteColumn,
  type VoteRow,
} from '#domain/vote-row.ts';

/**
 * Rows of a votes.csv (header, RFC 4180), in batches as they are read. Columns may stand in any order,
 * columns that are not ours are passed over, and any of the further columns may be missing. Semicolons
 * or tabs may part the columns, and rows without any value are passed over. Rows that contradict each
 * other are refused, for nothing tells which of them is right.
 *
 * @param onNote is told, at the end, of what was passed over and of what is doubtful
 * @param options.isKept it was taken by an earlier release: its names are noted where this one would
 *   refuse them, and its times are what they were read as
 * @param options.withoutTimes times are checked, and left out of rows that are written the plain way: for
 *   those who read no times, as a tally
 * @throws UserError naming the line, or both lines, and what is wrong there.
 */
export async function* readVotesCsv(
  source: AsyncIterable<Uint8Array>,
  name: string,
  onNote: (note: string) => void = () => undefined,
  options: ReadOptions = {},
): AsyncGenerator<VoteRow[]> {
  let reader: RowReader | null = null;
  let blank = 0;
  const consistency = createConsistency(name, options);
  const pieces = utf8Stream(source, { fileName: name, code: 'not-text' });
  for await (const records of csvRecords(pieces, name)) {
    const rows: VoteRow[] = [];
    while (records.next()) {
      if (isBlank(records)) {
        if (reader) blank += 1;
      } else if (reader) {
        const row = readRow(records, reader);
        consistency.check(row, records.line);
        rows.push(row);
      } else {
        reader = createRowReader(records, { name, ...options });
      }
    }
    if (rows.length > 0) yield rows;
  }
  if (!reader) {
    throw new UserError(
      `${name} is empty; it needs the header line ${NEEDED_VOTE_COLUMNS.join(',')} and one line a vote.`,
      { code: 'votes-csv-empty' },
    );
  }
  consistency.notes().forEach(onNote);
  if (blank > 0) onNote(`${countOf(blank, 'row')} without any value in ${name}: passed over.`);
}

function isBlank(record: CsvScanner): boolean {
  const start = record.start(0);
  const first = start < record.end(0) ? record.bytes[start] : undefined;
  // nearly every row
  if (first !== undefined && first > QUOTE && first < 0x7f) return false;
  return record.texts().every((field) => field.trim() === '');
}

/** Of the printed characters only `!` stands before it, and the space. */
const QUOTE = '"'.charCodeAt(0);

type ReadOptions = { isKept?: boolean; withoutTimes?: boolean };

/** What rows are read by, once the header was read. */
type RowReader = {
  header: VotesHeader;
  plainRowOf: (record: CsvScanner) => VoteRow | null;
  name: string;
  isKept: boolean;
};

function createRowReader(
  record: CsvScanner,
  { name, isKept = false, ...options }: ReadOptions & { name: string },
): RowReader {
  const header = readVotesHeader({ line: record.line, fields: record.texts() }, name);
  return { header, plainRowOf: createPlainVoteRows(header.at, options), name, isKept };
}

function readRow(record: CsvScanner, { header, plainRowOf, name, isKept }: RowReader): VoteRow {
  const { line } = record;
  if (record.count === header.width) {
    const row = plainRowOf(record);
    return row ?? checkedVoteRow(textsOf(record.texts(), header.at), { name, line, isKept });
  }
  const fault = present(faultOfWidth(record.texts(), header.width), 'the fault of a width');
  throw new UserError(`${name}, line ${line} ${fault}.`, { code: 'votes-csv-width' });
}

/** One row of votes.csv as the text of its cells. */
type VoteRowText = Record<VoteColumn, string>;

function textsOf(fields: readonly string[], place: Record<VoteColumn, number>): VoteRowText {
  const text = (index: number): string => withoutFormulaGuard(at(fields, index, 'the record'));
  const optional = (index: number): string => (index < 0 ? '' : text(index));
  return {
    study: text(place.study),
    rater: text(place.rater),
    trial: text(place.trial),
    comparison: text(place.comparison),
    prompt_id: text(place.prompt_id),
    category: text(place.category),
    challenge: text(place.challenge),
    replicate: text(place.replicate),
    question: text(place.question),
    left_arm: text(place.left_arm),
    right_arm: text(place.right_arm),
    answer: text(place.answer),
    kind: text(place.kind),
    order: text(place.order),
    shown_at: text(place.shown_at),
    answered_at: text(place.answered_at),
    response_ms: text(place.response_ms),
    revision: text(place.revision),
    client_answered_at: optional(place.client_answered_at),
    received_at: optional(place.received_at),
    decode_ms: optional(place.decode_ms),
    focus_losses: optional(place.focus_losses),
    viewport: optional(place.viewport),
    pixel_ratio: optional(place.pixel_ratio),
    event: optional(place.event),
    simulated: optional(place.simulated),
    sides: optional(place.sides),
  };
}

function checkedVoteRow(
  row: VoteRowText,
  { name, line, isKept }: { name: string; line: number; isKept: boolean },
): VoteRow {
  const parsed = isKept ? parseKept(row) : voteRowSchema.safeParse(row);
  if (parsed.success) return parsed.data;
  const issue = at(parsed.error.issues, 0, 'the issues of a row');
  const column = present(
    VOTE_COLUMNS.find((name) => name === issue.path[0]),
    'the column of an issue',
  );
  throw new UserError(
    `${name}, line ${line}: ${column} ${JSON.stringify(shorten(row[column]))} ${issue.message}; correct it or export the votes again.`,
    { code: 'votes-csv-row' },
  );
}

/** What was kept was read as its number says; that a file might mean another is asked where it enters. */
function parseKept(row: VoteRowText): ReturnType<typeof keptVoteRowSchema.safeParse> {
  const { response_ms: response, decode_ms: decode } = row;
  const times = { response_ms: withoutDoubt(response), decode_ms: withoutDoubt(decode) };
  return keptVoteRowSchema.safeParse({ ...row, ...times });
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
