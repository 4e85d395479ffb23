import { isPlainTime } from '#domain/moment.ts';
import {
  isThousandth,
  PLAIN_VOTE,
  wasAnsweredBeforeShown,
  type VoteColumn,
  type VoteRow,
} from '#domain/vote-row.ts';

/** One row of votes.csv as the text of its cells. */
export type VoteRowText = Record<VoteColumn, string>;

/**
 * The vote row, where every cell is written the plain way; `null` where the schema must look.
 * A row accepted here is accepted with the same result by `voteRowSchema` (a test holds them
 * together), at a tenth of the time.
 */
export function plainVoteRow(text: VoteRowText): VoteRow | null {
  const answer = plainAnswer(text.answer);
  const kind = plainKind(text.kind);
  const event = plainEvent(text.event);
  const replicate = plainWhole(text.replicate);
  const order = plainWhole(text.order);
  const responseMs = plainWhole(text.response_ms);
  const revision = plainWhole(text.revision);
  if (answer === null || kind === null || event === null) return null;
  if (event === 'undo' && answer !== '') return null;
  if (replicate < 0 || order < 0 || responseMs < 0 || revision < 0) return null;
  if (!hasPlainNames(text) || !hasPlainTimes(text)) return null;
  const { sides } = text;
  if (sides !== '' && sides !== 'unknown') return null;
  const { shown_at, answered_at } = text;
  if (isThousandth({ shown_at, answered_at, response_ms: responseMs })) return null;
  const measures = plainMeasures(text);
  if (measures === null) return null;
  const read: PlainCells = { answer, kind, event, replicate, order, responseMs, revision, sides };
  return rowOf(text, read, measures);
}

/** What plain cells mean that are more than text. */
type PlainCells = Pick<
  VoteRow,
  'answer' | 'kind' | 'event' | 'replicate' | 'order' | 'revision' | 'sides'
> & { responseMs: number };

function rowOf(text: VoteRowText, cells: PlainCells, measures: Measures): VoteRow {
  return {
    study: text.study,
    rater: text.rater,
    trial: text.trial,
    comparison: text.comparison,
    prompt_id: text.prompt_id,
    category: text.category,
    challenge: text.challenge,
    replicate: cells.replicate,
    question: text.question,
    left_arm: text.left_arm,
    right_arm: text.right_arm,
    answer: cells.answer,
    kind: cells.kind,
    order: cells.order,
    shown_at: text.shown_at,
    answered_at: text.answered_at,
    response_ms: cells.responseMs,
    revision: cells.revision,
    client_answered_at: text.client_answered_at,
    received_at: text.received_at,
    decode_ms: measures.decodeMs,
    focus_losses: measures.focusLosses,
    viewport: text.viewport,
    pixel_ratio: measures.pixelRatio,
    event: cells.event,
    simulated: text.simulated === 'true',
    sides: cells.sides,
  };
}

/** Whether what names the vote is there, and its two arms are two. */
function hasPlainNames(text: VoteRowText): boolean {
  if (!text.study || !text.rater || !text.trial || !text.comparison) return false;
  if (!text.prompt_id || !text.question || !text.left_arm || !text.right_arm) return false;
  return text.left_arm !== text.right_arm;
}

/** Whether the pair was shown and answered at plain times, in that order. */
function hasPlainTimes(text: VoteRowText): boolean {
  const { shown_at: shown, answered_at: answered } = text;
  if (!isPlainTime(shown) || !isPlainTime(answered)) return false;
  // plain times of one length stand in the order of time
  if (answered >= shown && answered.length === shown.length) return true;
  return !wasAnsweredBeforeShown(text);
}

type Measures = { decodeMs: number | null; focusLosses: number | null; pixelRatio: number | null };

const NOT_MEASURED: Measures = {
  decodeMs: PLAIN_VOTE.decode_ms,
  focusLosses: PLAIN_VOTE.focus_losses,
  pixelRatio: PLAIN_VOTE.pixel_ratio,
};

const RATIO = /^\d{1,3}(?:\.\d{1,9})?$/;

function plainMeasures(text: VoteRowText): Measures | null {
  const { simulated, client_answered_at: answered, received_at: received } = text;
  if (simulated !== '' && simulated !== 'true' && simulated !== 'false') return null;
  if (answered !== '' && !isPlainTime(answered)) return null;
  if (received !== '' && !isPlainTime(received)) return null;
  const { decode_ms: decode, focus_losses: focus, pixel_ratio: ratio } = text;
  if (decode === '' && focus === '' && ratio === '') return NOT_MEASURED;
  const decodeMs = decode === '' ? null : plainWhole(decode);
  const focusLosses = focus === '' ? null : plainWhole(focus);
  if (decodeMs === -1 || focusLosses === -1) return null;
  if (ratio !== '' && !RATIO.test(ratio)) return null;
  return { decodeMs, focusLosses, pixelRatio: ratio === '' ? null : Number(ratio) };
}

function plainAnswer(text: string): VoteRow['answer'] | null {
  if (text === 'left' || text === 'right' || text === 'on_par' || text === 'neither') return text;
  return text === '' ? '' : null;
}

function plainKind(text: string): VoteRow['kind'] | null {
  if (text === 'main' || text === 'practice' || text === 'gold' || text === 'repeat') return text;
  return null;
}

function plainEvent(text: string): VoteRow['event'] | null {
  if (text === '' || text === 'answer') return 'answer';
  return text === 'undo' ? 'undo' : null;
}

/** A number of one to nine digits; -1 for anything else. */
function plainWhole(text: string): number {
  if (text.length === 0 || text.length > 9) return -1;
  let value = 0;
  for (let i = 0; i < text.length; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}
