import { withoutDoubt } from '#domain/milliseconds-text.ts';
import { at } from '#domain/at.ts';
import { countOf } from '#domain/count-of.ts';
import { present } from '#domain/present.ts';
import { UserError } from '#domain/user-error.ts';
import { createConsistency } from './consistency.ts';
import { csvRecords, type CsvRecord } from './csv-records.ts';
import { decodeTextStream } from '#files/decode-text-stream.ts';
import { faultOfWidth } from './fault-of-width.ts';
import { withoutFormulaGuard } from './formula-guard.ts';
import { plainVoteRow, type VoteRowText } from './plain-vote-row.ts';
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
 * @throws UserError naming the line, or both lines, and what is wrong there.
 */
export async function* readVotesCsv(
  source: AsyncIterable<Uint8Array>,
  name: string,
  onNote: (note: string) => void = () => undefined,
  options: { isKept?: boolean } = {},
): AsyncGenerator<VoteRow[]> {
  let header: VotesHeader | null = null;
  let blank = 0;
  const consistency = createConsistency(name, options);
  const texts = decodeTextStream(source, { fileName: name, code: 'not-text' });
  for await (const records of csvRecords(texts, name)) {
    let from = 0;
    if (!header) {
      from = records.findIndex((record) => !isBlank(record));
      if (from < 0) continue;
      header = readVotesHeader(at(records, from, 'the records'), name);
      from += 1;
    }
    const rows: VoteRow[] = [];
    for (let i = from; i < records.length; i++) {
      const record = at(records, i, 'the records');
      if (isBlank(record)) {
        blank += 1;
        continue;
      }
      const row = readRow(record, { header, name, ...options });
      consistency.check(row, record.line);
      rows.push(row);
    }
    if (rows.length > 0) yield rows;
  }
  if (!header) {
    throw new UserError(
      `${name} is empty; it needs the header line ${NEEDED_VOTE_COLUMNS.join(',')} and one line a vote.`,
      { code: 'votes-csv-empty' },
    );
  }
  consistency.notes().forEach(onNote);
  if (blank > 0) onNote(`${countOf(blank, 'row')} without any value in ${name}: passed over.`);
}

function isBlank({ fields }: CsvRecord): boolean {
  return fields[0]?.trim() === '' && fields.every((field) => field.trim() === '');
}

type OfFile = { header: VotesHeader; name: string; isKept?: boolean };

function readRow(record: CsvRecord, { header, name, isKept = false }: OfFile): VoteRow {
  const { fields } = record;
  const fault = faultOfWidth(fields, header.width);
  if (fault !== undefined) {
    throw new UserError(`${name}, line ${record.line} ${fault}.`, { code: 'votes-csv-width' });
  }
  const row = textsOf(fields, header.at);
  return plainVoteRow(row) ?? checkedVoteRow(row, { name, line: record.line, isKept });
}

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
