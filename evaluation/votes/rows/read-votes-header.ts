import { didYouMean } from '#domain/did-you-mean.ts';
import { sayNearName } from '#domain/say-near-name.ts';
import { shapeOfName } from '#domain/shape-of-name.ts';
import { showValue } from '#domain/show-value.ts';
import { UserError } from '#domain/user-error.ts';
import { NEEDED_VOTE_COLUMNS, VOTE_COLUMNS, type VoteColumn } from '#domain/vote-row.ts';

/** Where each of our columns stands (-1: nowhere), and how many there are. */
export type VotesHeader = { width: number; at: Record<VoteColumn, number> };

/** Our columns by their shapes: one of another spelling is a slip, and not a column of others. */
const BY_SHAPE = new Map<string, VoteColumn>(
  VOTE_COLUMNS.map((column) => [shapeOfName(column), column]),
);

/**
 * Finds the columns of a votes file by their names.
 *
 * @throws UserError for a column that is missing, there twice, or spelled nearly as one of ours
 */
export function readVotesHeader(
  { fields, line }: { fields: readonly string[]; line: number },
  name: string,
): VotesHeader {
  const wrong = (what: string): UserError =>
    new UserError(`${name}, line ${line}: ${what}.`, { code: 'votes-csv-header' });
  if (fields.length === 1 && fields.some((only) => /[,;\t|]|^"?sep=/.test(only)))
    throw wrong(
      'the header is a single column; part its columns by commas, semicolons, tabs or bars, and let a line such as sep=; name the one that does',
    );
  for (const field of fields) {
    const meant = BY_SHAPE.get(shapeOfName(field));
    if (meant === undefined || meant === field) continue;
    throw wrong(
      `the column ${sayNearName(field, { name: meant })}; write ${showValue(meant)}, or give a column of your own another name`,
    );
  }
  const find = (column: VoteColumn): number => {
    const index = fields.indexOf(column);
    if (index >= 0) return index;
    throw wrong(
      `the header has no column "${column}"${hintFor(column, fields)}; a votes file starts with ${NEEDED_VOTE_COLUMNS.join(',')}`,
    );
  };
  const at = placesOf(fields, find);
  const met = new Set<string>();
  const twice = fields.find((field) => met.size === met.add(field).size);
  if (twice !== undefined)
    throw wrong(`the header names the column "${twice}" twice; keep one of them`);
  return { width: fields.length, at };
}

/** Which column of others is most likely the one that is missing. */
function hintFor(column: VoteColumn, fields: readonly string[]): string {
  const known: readonly string[] = VOTE_COLUMNS;
  const strangers = fields.filter((field) => !known.includes(field));
  const likely = strangers.find((field) => didYouMean(field, VOTE_COLUMNS) === column);
  return likely === undefined ? '' : `, and ${showValue(likely)} is most likely a typo for it`;
}

function placesOf(
  fields: readonly string[],
  find: (column: VoteColumn) => number,
): Record<VoteColumn, number> {
  return {
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
    client_answered_at: fields.indexOf('client_answered_at'),
    received_at: fields.indexOf('received_at'),
    decode_ms: fields.indexOf('decode_ms'),
    focus_losses: fields.indexOf('focus_losses'),
    viewport: fields.indexOf('viewport'),
    pixel_ratio: fields.indexOf('pixel_ratio'),
    event: fields.indexOf('event'),
    simulated: fields.indexOf('simulated'),
    sides: fields.indexOf('sides'),
  };
}
