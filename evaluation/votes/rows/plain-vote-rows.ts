import { z } from 'zod';
import { plainTime } from '#domain/plain-time.ts';
import { VOTE_COLUMNS, voteRowSchema, type VoteColumn, type VoteRow } from '#domain/vote-row.ts';
import { cellsReadOnce, type ReadCells } from './cells-read-once.ts';
import type { CsvScanner } from './csv-scanner.ts';
import { isDoubtfulTime } from './doubtful-times.ts';
import { withoutFormulaGuard } from './formula-guard.ts';

const { shape } = voteRowSchema;

/** Parts of a row that are read together: their cells are alike in many rows, and mostly side by side. */
const SITTING = z.object({ study: shape.study, rater: shape.rater });
const PAIR = z.object({
  comparison: shape.comparison,
  prompt_id: shape.prompt_id,
  category: shape.category,
  challenge: shape.challenge,
  replicate: shape.replicate,
});
const VOTE = z.object({
  question: shape.question,
  left_arm: shape.left_arm,
  right_arm: shape.right_arm,
  answer: shape.answer,
  kind: shape.kind,
});
const PAGE = z.object({
  focus_losses: shape.focus_losses,
  viewport: shape.viewport,
  pixel_ratio: shape.pixel_ratio,
  event: shape.event,
  simulated: shape.simulated,
  sides: shape.sides,
});
/** Parts that differ from row to row. */
const ORDER = z.object({ order: shape.order });
const TOOK = z.object({ response_ms: shape.response_ms });
const REVISION = z.object({ revision: shape.revision });
const DECODE = z.object({ decode_ms: shape.decode_ms });

type Place = Record<VoteColumn, number>;

/**
 * Reads records whose cells are each right by itself and do not contradict each other; `null` where the
 * schema must look at the row. A row that is read here is one that `voteRowSchema` takes, with the same
 * result (a test holds them together), at a small part of the time: what many rows have alike is held
 * against the schema once.
 *
 * @param options.withoutTimes the rows have none, and no text is made of any: a tally reads none
 */
export function createPlainVoteRows(
  place: Place,
  { withoutTimes = false }: { withoutTimes?: boolean } = {},
): (record: CsvScanner) => VoteRow | null {
  const readSitting = createPart(place, SITTING);
  const readPair = createPart(place, PAIR);
  const readVote = createPart(place, VOTE);
  const readOrder = createPart(place, ORDER);
  const readTook = createPart(place, TOOK);
  const readRevision = createPart(place, REVISION);
  const readDecode = createPart(place, DECODE);
  const readPage = createPart(place, PAGE);
  const areTimesPlain = createTimeCheck(place);
  const readTimes = withoutTimes ? () => NO_TIMES : createTimes(place);
  return (record) => {
    const sitting = readSitting(record);
    const trial = withoutFormulaGuard(record.text(place.trial));
    const pair = readPair(record);
    const vote = readVote(record);
    const order = readOrder(record);
    const took = readTook(record);
    const revision = readRevision(record);
    const decode = readDecode(record);
    const page = readPage(record);
    if (sitting === undefined || trial === '' || pair === undefined) return null;
    if (vote === undefined || order === undefined || took === undefined) return null;
    if (revision === undefined || decode === undefined || page === undefined) return null;
    if (vote.left_arm === vote.right_arm) return null;
    if (page.event === 'undo' && vote.answer !== '') return null;
    if (!areTimesPlain(record, took.response_ms)) return null;
    const times = readTimes(record);
    return rowOf({ sitting, trial, pair, vote, order, took, revision, decode, page, times });
  };
}

/** Reads the columns of a schema, each different content of them once. */
function createPart<Part>(
  place: Place,
  schema: z.ZodType<Part> & { shape: object },
): ReadCells<Part> {
  const columns = VOTE_COLUMNS.filter((column) => column in schema.shape);
  const textIn = (record: CsvScanner, field: number): string =>
    field < 0 ? '' : withoutFormulaGuard(record.text(field));
  return cellsReadOnce(
    columns.map((column) => place[column]),
    (record) => {
      const cells = columns.map((column) => [column, textIn(record, place[column])]);
      const read = schema.safeParse(Object.fromEntries(cells));
      return read.success ? read.data : undefined;
    },
  );
}

type Times = Pick<VoteRow, 'shown_at' | 'answered_at' | 'client_answered_at' | 'received_at'>;

const NO_TIMES: Times = { shown_at: '', answered_at: '', client_answered_at: '', received_at: '' };

function createTimes(place: Place): (record: CsvScanner) => Times {
  const textIn = (record: CsvScanner, field: number): string =>
    field < 0 ? '' : record.text(field);
  return (record) => ({
    shown_at: textIn(record, place.shown_at),
    answered_at: textIn(record, place.answered_at),
    client_answered_at: textIn(record, place.client_answered_at),
    received_at: textIn(record, place.received_at),
  });
}

/** Whether the times of a record are plain or empty, and no doubt is in them. */
function createTimeCheck(place: Place): (record: CsvScanner, took: number | null) => boolean {
  const timeIn = (record: CsvScanner, field: number): number | undefined => {
    const start = record.start(field);
    const end = record.end(field);
    return field < 0 || start === end ? NaN : plainTime(record.view, start, end);
  };
  return (record, took) => {
    const shown = timeIn(record, place.shown_at);
    const answered = timeIn(record, place.answered_at);
    if (shown === undefined || answered === undefined || answered < shown) return false;
    // whether it is a thousandth of the time between them is asked where it may be
    if (took !== null && took < 1000 && Math.abs(answered - shown - 1000 * took) < 1) return false;
    if (timeIn(record, place.client_answered_at) === undefined) return false;
    const received = timeIn(record, place.received_at);
    if (received === undefined) return false;
    // the row keeps its times then, to be told
    return !isDoubtfulTime(shown) && !isDoubtfulTime(answered) && !isDoubtfulTime(received);
  };
}

type Parts = {
  sitting: z.infer<typeof SITTING>;
  trial: string;
  pair: z.infer<typeof PAIR>;
  vote: z.infer<typeof VOTE>;
  order: z.infer<typeof ORDER>;
  took: z.infer<typeof TOOK>;
  revision: z.infer<typeof REVISION>;
  decode: z.infer<typeof DECODE>;
  page: z.infer<typeof PAGE>;
  times: Times;
};

/** Written out, because a million rows are made here, and spreading takes several times as long. */
function rowOf(parts: Parts): VoteRow {
  const { sitting, trial, pair, vote, order, took, revision, decode, page, times } = parts;
  return {
    study: sitting.study,
    rater: sitting.rater,
    trial,
    comparison: pair.comparison,
    prompt_id: pair.prompt_id,
    category: pair.category,
    challenge: pair.challenge,
    replicate: pair.replicate,
    question: vote.question,
    left_arm: vote.left_arm,
    right_arm: vote.right_arm,
    answer: vote.answer,
    kind: vote.kind,
    order: order.order,
    shown_at: times.shown_at,
    answered_at: times.answered_at,
    response_ms: took.response_ms,
    revision: revision.revision,
    client_answered_at: times.client_answered_at,
    received_at: times.received_at,
    decode_ms: decode.decode_ms,
    focus_losses: page.focus_losses,
    viewport: page.viewport,
    pixel_ratio: page.pixel_ratio,
    event: page.event,
    simulated: page.simulated,
    sides: page.sides,
  };
}
