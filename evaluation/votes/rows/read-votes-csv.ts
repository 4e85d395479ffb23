import { UserError } from '#domain/user-error.ts';
import { csvRecords, type CsvRecord } from './csv-records.ts';
import { decodeText } from './decode-text.ts';
import { withoutFormulaGuard } from './formula-guard.ts';
import { plainVoteRow, type VoteRowText } from './plain-vote-row.ts';
import { VOTE_COLUMNS, voteRowSchema, type VoteColumn, type VoteRow } from '#domain/vote-row.ts';

/**
 * Rows of a votes.csv (UTF-8, header, RFC 4180), in batches as they are read. Columns may stand in any
 * order, and columns that are not ours are passed over.
 *
 * @throws UserError naming the line and what is wrong there.
 */
export async function* readVotesCsv(
  source: AsyncIterable<Uint8Array>,
  name: string,
): AsyncGenerator<VoteRow[]> {
  let header: Header | null = null;
  for await (const records of csvRecords(decodeText(source, name), name)) {
    let from = 0;
    if (!header) {
      const first = records[0];
      if (!first) continue;
      header = readHeader(first, name);
      from = 1;
    }
    const rows: VoteRow[] = [];
    for (let i = from; i < records.length; i++) {
      const record = records[i];
      if (record) rows.push(readRow(record, header, name));
    }
    if (rows.length > 0) yield rows;
  }
  if (!header) {
    throw new UserError(
      `${name} is empty; it needs the header line ${VOTE_COLUMNS.join(',')} and one line a vote.`,
      { code: 'votes-csv-empty' },
    );
  }
}

/** Where each of our columns stands, and how many there are. */
type Header = { width: number; at: Record<VoteColumn, number> };

function readHeader({ fields, line }: CsvRecord, name: string): Header {
  const wrong = (what: string): UserError =>
    new UserError(`${name}, line ${line}: ${what}.`, { code: 'votes-csv-header' });
  const twice = fields.find((field, i) => fields.indexOf(field) !== i);
  const find = (column: VoteColumn): number => {
    const index = fields.indexOf(column);
    if (index >= 0) return index;
    throw wrong(
      `the header has no column "${column}"; a votes file starts with ${VOTE_COLUMNS.join(',')}`,
    );
  };
  const at = {
    study: find('study'),
    rater: find('rater'),
    trial: find('trial'),
    comparison: find('comparison'),
    prompt_id: find('prompt_id'),
    category: find('category'),
    challenge: find('challenge'),
    replicate: find('replicate'),
    question: find('question'),
    left_arm: find('left_arm'),
    right_arm: find('right_arm'),
    answer: find('answer'),
    kind: find('kind'),
    order: find('order'),
    shown_at: find('shown_at'),
    answered_at: find('answered_at'),
    response_ms: find('response_ms'),
    revision: find('revision'),
  };
  if (twice !== undefined)
    throw wrong(`the header names the column "${twice}" twice; keep one of them`);
  return { width: fields.length, at };
}

function readRow(record: CsvRecord, header: Header, name: string): VoteRow {
  const { fields } = record;
  if (fields.length !== header.width) {
    throw new UserError(
      `${name}, line ${record.line} has ${fields.length} fields where the header has ${header.width}; check its commas and quotes.`,
      { code: 'votes-csv-width' },
    );
  }
  const { at } = header;
  const text = (index: number): string => withoutFormulaGuard(fields[index] ?? '');
  const row = {
    study: text(at.study),
    rater: text(at.rater),
    trial: text(at.trial),
    comparison: text(at.comparison),
    prompt_id: text(at.prompt_id),
    category: text(at.category),
    challenge: text(at.challenge),
    replicate: text(at.replicate),
    question: text(at.question),
    left_arm: text(at.left_arm),
    right_arm: text(at.right_arm),
    answer: text(at.answer),
    kind: text(at.kind),
    order: text(at.order),
    shown_at: text(at.shown_at),
    answered_at: text(at.answered_at),
    response_ms: text(at.response_ms),
    revision: text(at.revision),
  };
  return plainVoteRow(row) ?? checkedVoteRow(row, record.line, name);
}

function checkedVoteRow(row: VoteRowText, line: number, name: string): VoteRow {
  const parsed = voteRowSchema.safeParse(row);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const column = VOTE_COLUMNS.find((c) => c === issue?.path[0]) ?? 'study';
  throw new UserError(
    `${name}, line ${line}: ${column} ${JSON.stringify(shorten(row[column]))} ${issue?.message ?? 'is wrong'}; correct it or export the votes again.`,
    { code: 'votes-csv-row' },
  );
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
