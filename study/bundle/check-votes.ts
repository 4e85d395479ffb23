import type { VoteRow } from '#domain/vote-row.ts';
import { SOURCES } from './bundle-parts.ts';
import type { BundleDifference } from './difference.ts';
import type { BundleSources } from './read-sources.ts';

/** The header stands on the first line. */
const FIRST_LINE = 2;

const OUT_OF_ORDER = 'stands out of the order in which votes are exported';

/**
 * Holds every vote to a comparison of the frozen document, with its prompt, replicate and arms, and to a
 * question of the protocol; and the rows to the order in which votes are exported. Of each kind of fault
 * in a file the first is named.
 */
export function checkVotes({ rows, now, protocol, study }: BundleSources): BundleDifference[] {
  const comparisons = new Map(now.comparisons.map((one) => [String(one.number), one]));
  const questions = new Set(protocol.questions.map(({ id }) => id));
  const found = new Map<string, BundleDifference>();
  const tell = (line: number, kind: string, what = kind): void => {
    if (!found.has(kind)) found.set(kind, { file: SOURCES.votes, line, what });
  };
  const ended = new Set<string>();
  rows.forEach((row, i) => {
    const line = i + FIRST_LINE;
    if (row.study !== study.study) tell(line, `is a vote of another study, ${row.study}`);
    if (!questions.has(row.question)) {
      tell(line, 'question', `answers a question ${row.question} that the protocol does not ask`);
    }
    const shown = comparisons.get(row.comparison);
    if (shown === undefined) {
      tell(line, 'comparison', `is on a comparison ${row.comparison} that was not frozen`);
    } else {
      const arms = shown.images.map(({ arm }) => arm).sort();
      if (arms.join(' ') !== [row.left_arm, row.right_arm].sort().join(' ')) {
        tell(line, 'arms', `names arms that comparison ${row.comparison} did not show`);
      }
      if (String(shown.prompt_id) !== row.prompt_id || shown.replicate !== row.replicate) {
        tell(line, 'prompt', `names another prompt than comparison ${row.comparison} showed`);
      }
    }
    const before = rows[i - 1];
    if (before === undefined) return;
    if (before.rater !== row.rater) ended.add(before.rater);
    if (ended.has(row.rater) || comesEarlier(row, before)) {
      tell(line, 'order', OUT_OF_ORDER);
    }
  });
  for (const line of turnedQuestions(rows)) tell(line, 'order', OUT_OF_ORDER);
  return [...found.values()];
}

/** Rows of a rater go by trial, question and revision. */
function comesEarlier(row: VoteRow, before: VoteRow): boolean {
  if (row.rater !== before.rater) return false;
  const [now, then] = [row.order, before.order];
  // our own rows always have it
  if (now === null || then === null) return true;
  if (now !== then) return now < then;
  return row.question === before.question && row.revision <= before.revision;
}

/**
 * Lines on which the questions of a trial stand the other way round than in most trials; in which order
 * they stand is the database's to say.
 */
function turnedQuestions(rows: readonly VoteRow[]): number[] {
  const turns = new Map<string, number[]>();
  rows.forEach((row, i) => {
    const before = rows[i - 1];
    if (before === undefined || before.trial !== row.trial || before.question === row.question)
      return;
    const turn = `${before.question} ${row.question}`;
    const lines = turns.get(turn);
    if (lines === undefined) turns.set(turn, [i + FIRST_LINE]);
    else lines.push(i + FIRST_LINE);
  });
  return [...turns].flatMap(([turn, lines]) => {
    const other = turns.get(turn.split(' ').toReversed().join(' '));
    return other !== undefined && lines.length < other.length ? lines : [];
  });
}
