import { orEmpty } from '#domain/or-empty.ts';
import { orNaN } from '#domain/or-nan.ts';
import { entryOf } from '#domain/entry-of.ts';
import { UserError } from '#domain/user-error.ts';
import { comesAfter, isStanding } from '#domain/standing-votes.ts';
import type { VoteRow } from '#domain/vote-row.ts';
import { GrowingColumn } from './growing-column.ts';

/** Codes of an answer in a tally. */
export const ANSWER_CODE = { left: 0, right: 1, on_par: 2, neither: 3, '': 4 } as const;

/** The columns of a vote row that a tally reads; ids may be numbers, as a database has them. */
export type TalliedRow = Pick<
  VoteRow,
  | 'study'
  | 'rater'
  | 'trial'
  | 'category'
  | 'challenge'
  | 'question'
  | 'left_arm'
  | 'right_arm'
  | 'answer'
  | 'kind'
  | 'response_ms'
  | 'revision'
  | 'event'
  | 'simulated'
  | 'sides'
> & { comparison: string | number; prompt_id: string | number };

/** Standing votes on one question, one entry a vote; values are places in the tally's lists. */
export type QuestionVotes = {
  id: string;
  rater: Int32Array;
  trial: Int32Array;
  comparison: Int32Array;
  prompt: Int32Array;
  category: Int32Array;
  challenge: Int32Array;
  leftArm: Int32Array;
  rightArm: Int32Array;
  /** ANSWER_CODE */
  answer: Uint8Array;
  /** NaN where it was not measured */
  responseMs: Float64Array;
};

/** Votes that count, by question in order of appearance, and what was set aside. */
export type VoteTally = {
  study: string;
  arms: string[];
  raters: string[];
  /** those of them that are a program */
  simulated: string[];
  comparisons: string[];
  prompts: string[];
  categories: string[];
  challenges: string[];
  /** whether all main votes say which arm was left and which right */
  sidesKnown: boolean;
  /** trials that have a vote row */
  trials: number;
  questions: QuestionVotes[];
  /** votes in repeated trials, to be held against the ones they repeat */
  repeats: QuestionVotes[];
  setAside: {
    practice: number;
    gold: number;
    repeat: number;
    superseded: number;
    /** main votes taken back and not given again */
    undone: number;
  };
};

/** Gathers rows as they come; `finish` gives the tally. */
export type Tallier = { add: (row: TalliedRow) => void; finish: () => VoteTally };

/** Tallies rows that are at hand. */
export function tallyVotes(rows: Iterable<TalliedRow>): VoteTally {
  const tallier = createTallier();
  for (const row of rows) tallier.add(row);
  return tallier.finish();
}

/**
 * Counts votes: only those of kind `main`; of several revisions of a vote (same rater, trial and
 * question) the highest, wherever it stands. An empty answer is a vote left unanswered, and stays;
 * one that was taken back is no vote.
 *
 * @throws UserError when rows belong to several studies, or a revision stands there twice.
 */
export function createTallier(): Tallier {
  const codes = createCodes();
  const main = createBallots(codes);
  const repeats = createBallots(codes);
  const setAside = { practice: 0, gold: 0, repeat: 0, superseded: 0 };
  const simulated = new Set<string>();
  let study: string | null = null;
  let sidesKnown = true;
  const add = (row: TalliedRow): void => {
    study ??= row.study;
    if (row.study !== study) throw severalStudies(study, row.study);
    if (row.simulated) simulated.add(row.rater);
    if (row.kind === 'main') {
      if (row.sides === 'unknown') sidesKnown = false;
      if (!main.add(row)) setAside.superseded += 1;
      return;
    }
    setAside[row.kind] += 1;
    if (row.kind === 'repeat') repeats.add(row);
  };
  const finish = (): VoteTally => ({
    // no rows are of no study
    study: orEmpty(study),
    arms: codes.arms.list,
    raters: codes.raters.list,
    simulated: codes.raters.list.filter((rater) => simulated.has(rater)),
    comparisons: codes.comparisons.list,
    prompts: codes.prompts.list,
    categories: codes.categories.list,
    challenges: codes.challenges.list,
    sidesKnown,
    trials: codes.trials(),
    questions: main.close(),
    repeats: repeats.close(),
    setAside: { ...setAside, undone: main.undone() },
  });
  return { add, finish };
}

type Codes = Record<
  'arms' | 'raters' | 'comparisons' | 'prompts' | 'categories' | 'challenges',
  Names
> & { trialOf: (rater: number, trial: string) => number; trials: () => number };

function createCodes(): Codes {
  const byRater: Map<string, number>[] = [];
  let trials = 0;
  // the rows of a trial mostly follow one another
  let last: { rater: number; trial: string; code: number } | undefined;
  const trialOf = (rater: number, trial: string): number => {
    if (last?.rater === rater && last.trial === trial) return last.code;
    const own = (byRater[rater] ??= new Map());
    const code = own.get(trial) ?? trials++;
    own.set(trial, code);
    last = { rater, trial, code };
    return code;
  };
  return {
    arms: createNames(),
    raters: createNames(),
    comparisons: createNames(),
    prompts: createNames(),
    categories: createNames(),
    challenges: createNames(),
    trialOf,
    trials: () => trials,
  };
}

/** Votes by question; `add` says whether the row is one more vote, not a revision of one. */
type Ballots = {
  add: (row: TalliedRow) => boolean;
  undone: () => number;
  /** those that stand */
  close: () => QuestionVotes[];
};

function createBallots(codes: Codes): Ballots {
  const questions = new Map<string, OpenQuestion>();
  const add = (row: TalliedRow): boolean => {
    const rater = codes.raters.codeOf(row.rater);
    const trial = codes.trialOf(rater, row.trial);
    const question = entryOf(questions, row.question, openQuestion);
    const known = question.voteOf.at(trial);
    if (known > 0) {
      const revision = question.revision.at(known - 1);
      if (row.revision === revision) throw sameRevision(row);
      if (!comesAfter(row, { revision })) return false;
    }
    const place = known > 0 ? known - 1 : question.answer.length;
    question.voteOf.put(trial, place + 1);
    question.revision.put(place, row.revision);
    question.rater.put(place, rater);
    question.trial.put(place, trial);
    question.comparison.put(place, codes.comparisons.codeOf(String(row.comparison)));
    question.prompt.put(place, codes.prompts.codeOf(String(row.prompt_id)));
    question.category.put(place, codes.categories.codeOf(row.category));
    question.challenge.put(place, codes.challenges.codeOf(row.challenge));
    question.leftArm.put(place, codes.arms.codeOf(row.left_arm));
    question.rightArm.put(place, codes.arms.codeOf(row.right_arm));
    question.stands.put(place, isStanding(row) ? 1 : 0);
    question.answer.put(place, ANSWER_CODE[row.answer]);
    question.responseMs.put(place, orNaN(row.response_ms));
    return known === 0;
  };
  const close = (): QuestionVotes[] =>
    [...questions].map(closeQuestion).filter(({ answer }) => answer.length > 0);
  const undone = (): number =>
    [...questions.values()].reduce(
      (sum, question) => sum + question.answer.length - standing(question).length,
      0,
    );
  return { add, undone, close };
}

const int32 = (length: number): Int32Array => new Int32Array(length);
const uint8 = (length: number): Uint8Array => new Uint8Array(length);
const float64 = (length: number): Float64Array => new Float64Array(length);

type OpenQuestion = {
  [Column in Exclude<keyof QuestionVotes, 'id'>]: GrowingColumn<QuestionVotes[Column]>;
} & {
  /** by trial, one more than the place of its vote */
  voteOf: GrowingColumn<Int32Array>;
  revision: GrowingColumn<Float64Array>;
  /** 0 where the vote was taken back by its last revision */
  stands: GrowingColumn<Uint8Array>;
};

function openQuestion(): OpenQuestion {
  return {
    voteOf: new GrowingColumn(int32),
    revision: new GrowingColumn(float64),
    stands: new GrowingColumn(uint8),
    rater: new GrowingColumn(int32),
    trial: new GrowingColumn(int32),
    comparison: new GrowingColumn(int32),
    prompt: new GrowingColumn(int32),
    category: new GrowingColumn(int32),
    challenge: new GrowingColumn(int32),
    leftArm: new GrowingColumn(int32),
    rightArm: new GrowingColumn(int32),
    answer: new GrowingColumn(uint8),
    responseMs: new GrowingColumn(float64),
  };
}

/** Places of the votes that were not taken back. */
function standing({ stands }: OpenQuestion): Int32Array {
  const places = new Int32Array(stands.length);
  let count = 0;
  for (let place = 0; place < places.length; place++) {
    if (stands.at(place) === 1) places[count++] = place;
  }
  return places.subarray(0, count);
}

function closeQuestion([id, open]: [string, OpenQuestion]): QuestionVotes {
  const places = standing(open);
  return {
    id,
    rater: open.rater.pick(places),
    trial: open.trial.pick(places),
    comparison: open.comparison.pick(places),
    prompt: open.prompt.pick(places),
    category: open.category.pick(places),
    challenge: open.challenge.pick(places),
    leftArm: open.leftArm.pick(places),
    rightArm: open.rightArm.pick(places),
    answer: open.answer.pick(places),
    responseMs: open.responseMs.pick(places),
  };
}

type Names = { list: string[]; codeOf: (name: string) => number };

/** Numbers names in order of appearance; rows that follow each other often name the same. */
function createNames(): Names {
  const list: string[] = [];
  const codes = new Map<string, number>();
  let lastName: string | null = null;
  let lastCode = 0;
  const codeOf = (name: string): number => {
    if (name === lastName) return lastCode;
    const known = codes.get(name);
    const code = known ?? list.push(name) - 1;
    if (known === undefined) codes.set(name, code);
    lastName = name;
    lastCode = code;
    return code;
  };
  return { list, codeOf };
}

function severalStudies(first: string, second: string): UserError {
  return new UserError(
    `The votes belong to more than one study ("${first}" and "${second}"); make a table of each study by itself.`,
    { code: 'several-studies' },
  );
}

function sameRevision(row: TalliedRow): UserError {
  return new UserError(
    `Revision ${row.revision} of the vote of rater "${row.rater}" in trial "${row.trial}" on question "${row.question}" is there twice; export the votes again, or give each vote its own revision.`,
    { code: 'revision-twice' },
  );
}
