import { z } from 'zod';
import { at } from '#domain/at.ts';
import { countOf } from '#domain/count-of.ts';
import { UserError } from '#domain/user-error.ts';
import type { FieldMap } from './field-map.ts';
import { flatChoices, type Choice } from './flat-choices.ts';
import { circumstancesOf } from './foreign-pair.ts';
import type { ForeignFile, ForeignRecord } from './foreign-record.ts';
import type { ForeignVote, ForeignVotes } from './foreign-vote.ts';
import { armColumns, findTaskArms, type ImageArms } from './task-arms.ts';
import { readAnswer } from './read-answer.ts';

const annotator = z.union([
  z.number(),
  z.string(),
  z.object({ id: z.union([z.number(), z.string()]) }),
]);
const annotation = z.looseObject({
  completed_by: annotator.nullish(),
  created_at: z.string().nullish(),
  lead_time: z.number().nullish(),
  was_cancelled: z.boolean().nullish(),
  result: z.array(
    z.looseObject({
      from_name: z.string().default('choice'),
      type: z.string(),
      value: z.looseObject({
        selected: z.string().nullish(),
        choices: z.array(z.string()).nullish(),
      }),
    }),
  ),
});
const task = z.looseObject({
  data: z.record(z.string(), z.unknown()),
  annotations: z.array(annotation),
});
type Annotation = z.infer<typeof annotation>;

type Judged = { record: ForeignRecord; fields: Record<string, unknown>; choices: Choice[] };

/**
 * Votes of a Label Studio export of pairs: JSON with all annotations, JSON-MIN, or CSV. One vote a
 * choice; the image of the left is the first. Controls that one annotation answers together are
 * questions of their own; controls of which each annotation answers one (a pair, or "Neither") are one.
 *
 * @param arms which arm made which image, where the tasks do not say it
 * @throws UserError with the line
 */
export function labelStudioVotes(
  { name: file, records }: ForeignFile,
  map: FieldMap,
  arms: ImageArms | null,
): ForeignVotes {
  const cancelled = { count: 0 };
  const flat = records.filter(isFlat);
  const { choicesOf: choicesOfFlat, byContent } = flatChoices(
    { name: file, records: flat },
    { map, others: armColumns(map) },
  );
  const judged = records.flatMap((record) =>
    isFlat(record) ? [flatRecord(record, choicesOfFlat)] : judgedOf(record, { file, cancelled }),
  );
  const several = judged.some(({ choices }) => choices.length > 1);
  const votes = judged.flatMap(({ record, fields, choices }) => {
    const place = { fields, file, line: record.line };
    const [left, right] = findTaskArms(place, map, arms);
    const circumstances = circumstancesOf(place, map, { rater: ['annotator', 'completed_by'] });
    const { pair, question } = circumstances;
    return choices.map(({ control, word }): ForeignVote => ({
      ...circumstances,
      ...{
        pair: pair ?? taskOf(fields),
        trial: taskOf(fields),
        question: several ? control : question,
      },
      ...{ left, right, sidesKnown: true },
      answer:
        word === '' ? '' : readAnswer(word, { arms: [left, right], map, file, line: record.line }),
    }));
  });
  return { votes, notes: notesOn(cancelled.count, byContent) };
}

function notesOn(cancelled: number, byContent: readonly string[]): string[] {
  const columns = `Taken for choices by what they hold: ${byContent.join(', ')}. Others can be named with --map answer=COLUMN.`;
  return [
    ...(cancelled === 0 ? [] : [`Passed over: ${countOf(cancelled, 'cancelled annotation')}.`]),
    ...(byContent.length === 0 ? [] : [columns]),
  ];
}

/** A record of JSON-MIN or CSV is one annotation; others are tasks, once with `completions`. */
function isFlat({ fields }: ForeignRecord): boolean {
  return !('annotations' in fields) && !('completions' in fields);
}

/** The annotations of a task. */
function judgedOf(
  record: ForeignRecord,
  { file, cancelled }: { file: string; cancelled: { count: number } },
): Judged[] {
  const { fields, line } = record;
  const parsed = task.safeParse({ annotations: fields.completions, ...fields });
  if (!parsed.success) {
    const { path } = at(parsed.error.issues, 0, 'the issues of a task');
    throw refuse(
      `${file}, line ${line}: the task is not as Label Studio exports it (at ${path.join('.')}): export it again as JSON`,
    );
  }
  const { data, annotations } = parsed.data;
  const kept = annotations.filter(({ was_cancelled: gone }) => gone !== true);
  cancelled.count += annotations.length - kept.length;
  return kept.map((one) => ({
    record,
    fields: { ...data, data, ...circumstancesOfAnnotation(one), task: fields.id },
    choices: choicesOf(one, { file, line }),
  }));
}

function circumstancesOfAnnotation(one: Annotation): Record<string, unknown> {
  const { completed_by: by, created_at: at, lead_time: seconds } = one;
  const rater = typeof by === 'object' && by !== null ? by.id : by;
  return {
    completed_by: rater,
    created_at: at,
    response_ms: typeof seconds === 'number' ? Math.round(seconds * 1000) : undefined,
  };
}

function choicesOf(one: Annotation, at: { file: string; line: number }): Choice[] {
  const choices = one.result.flatMap(({ from_name: control, type, value }): Choice[] => {
    if (type === 'pairwise') return [{ control, word: wordOf(value.selected) }];
    if (type !== 'choices') return [];
    const words = value.choices ?? [];
    if (words.length <= 1) return [{ control, word: wordOf(words[0]) }];
    throw refuse(
      `${at.file}, line ${at.line}: ${control} has ${words.length} choices at once (${words.join(', ')}), and a vote is one`,
    );
  });
  return choices.length === 0 ? [{ control: 'choice', word: '' }] : choices;
}

/** Nothing selected is no answer. */
function wordOf(selected: string | null | undefined): string {
  return typeof selected === 'string' ? selected : '';
}

function flatRecord(record: ForeignRecord, choicesOf: (record: ForeignRecord) => Choice[]): Judged {
  const { fields } = record;
  const took = Number(fields.lead_time);
  const response = took > 0 ? { response_ms: Math.round(took * 1000) } : {};
  return {
    record,
    fields: { ...fields, ...response, task: fields.id },
    choices: choicesOf(record),
  };
}

function taskOf({ task: id }: Record<string, unknown>): string | null {
  return typeof id === 'number' || typeof id === 'string' ? `task ${id}` : null;
}

function refuse(message: string): UserError {
  return new UserError(`${message}.`, { code: 'votes-import' });
}
