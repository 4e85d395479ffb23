import { UserError } from '#domain/user-error.ts';
import type { Screening } from '../protocol/screening-schema.ts';
import type { Plate } from './draw-plate.ts';
import type { ScreeningInput } from './screening-input.ts';
import type { ScreeningEnd, ScreeningRecord } from './screening-record.ts';

/** What screening comes to: what is kept, and why the rater is not let in; null: the rater is. */
export type JudgedScreening = { record: ScreeningRecord; why: string | null };

/**
 * Judges what a rater answered by what the protocol declares. The reason names a question and not what
 * was answered, since it is told under results.
 *
 * @throws UserError `malformed` where an answer is missing or was not offered
 */
export function judgeScreening(options: {
  screening: Screening;
  plates: readonly Plate[];
  sent: ScreeningInput;
}): JudgedScreening {
  const { screening, plates, sent } = options;
  if ('cannot_see' in sent) return ended({ answers: {}, plates: [] }, 'sight', 'cannot see images');
  const { questions = [], colour_plates: rule } = screening;
  const chosen = questions.map((question) => ({ ...question, answer: choose(question, sent) }));
  const kept = {
    answers: Object.fromEntries(chosen.map(({ id, answer }) => [id, answer])),
    plates: readPlates(plates, sent.plates),
  };
  const barring = chosen.find(({ admits, answer }) => admits?.includes(answer) === false);
  if (barring) return ended(kept, 'answers', `the answer to ${barring.id} does not let in`);
  const right = kept.plates.filter(({ figure, seen }) => figure === seen).length;
  if (rule !== undefined && right < rule.right) {
    const why = `${right} of ${plates.length} colour plates right, below ${rule.right}`;
    return ended(kept, 'plates', why);
  }
  return { record: { ...kept, ended: null }, why: null };
}

function ended(
  kept: Omit<ScreeningRecord, 'ended'>,
  end: ScreeningEnd,
  why: string,
): JudgedScreening {
  return { record: { ...kept, ended: end }, why: `screening: ${why}` };
}

type Answered = Exclude<ScreeningInput, { cannot_see: true }>;

function choose(
  { id, options }: NonNullable<Screening['questions']>[number],
  { answers }: Answered,
): string {
  const answer = Object.hasOwn(answers, id) ? answers[id] : undefined;
  if (answer !== undefined && options.includes(answer)) return answer;
  throw new UserError(`choose one of the answers to ${id}`, { code: 'malformed' });
}

function readPlates(plates: readonly Plate[], seen: Answered['plates']): ScreeningRecord['plates'] {
  if (seen.length !== plates.length) {
    throw new UserError('say of each plate which digit you see', { code: 'malformed' });
  }
  return plates.map(({ axis, figure }, place) => {
    const [digit = null] = seen.slice(place, place + 1);
    return { axis, figure, seen: digit };
  });
}
