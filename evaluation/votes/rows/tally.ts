import { at } from '#domain/at.ts';
import { UserError } from '#domain/user-error.ts';
import { comesAfter, isStanding } from '#domain/standing-votes.ts';
import type { VoteRow } from '#domain/vote-row.ts';

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
    study: study === null ? '' : study,
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
  const trialOf = (rater: number, trial: string): number => {
    const own = (byRater[rater] ??= new Map());
    const known = own.get(trial);
    if (known !== undefined) return known;
    own.set(trial, trials);
    return trials++;
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
    let question = questions.get(row.question);
    if (!question) questions.set(row.question, (question = openQuestion()));
    const known = question.place[trial];
    if (known !== undefined) {
      const revision = at(question.revision, known, 'the revisions');
      if (row.revision === revision) throw sameRevision(row);
      if (!comesAfter(row, { revision })) return false;
    }
    const place = known ?? question.answer.length;
    question.place[trial] = place;
    question.revision[place] = row.revision;
    question.rater[place] = rater;
    question.trial[place] = trial;
    question.comparison[place] = codes.comparisons.codeOf(String(row.comparison));
    question.prompt[place] = codes.prompts.codeOf(String(row.prompt_id));
    question.category[place] = codes.categories.codeOf(row.category);
    question.challenge[place] = codes.challenges.codeOf(row.challenge);
    question.leftArm[place] = codes.arms.codeOf(row.left_arm);
    question.rightArm[place] = codes.arms.codeOf(row.right_arm);
    question.stands[place] = isStanding(row);
    question.answer[place] = ANSWER_CODE[row.answer];
    question.responseMs[place] = row.response_ms === null ? NaN : row.response_ms;
    return known === undefined;
  };
  const undone = (): number =>
    [...questions.values()].reduce((sum, { stands }) => sum + stands.filter((it) => !it).length, 0);
  const close = (): QuestionVotes[] =>
    [...questions]
      .filter(([, { stands }]) => stands.includes(true))
      .map(([id, open]) => closeQuestion(id, open.stands.includes(false) ? standing(open) : open));
  return { add, undone, close };
}

type OpenQuestion = {
  /** where the vote of a trial stands, by trial */
  place: number[];
  revision: number[];
  /** whether the vote was not taken back by its last revision */
  stands: boolean[];
} & Record<Exclude<keyof QuestionVotes, 'id'>, number[]>;

function openQuestion(): OpenQuestion {
  return {
    place: [],
    revision: [],
    stands: [],
    rater: [],
    trial: [],
    comparison: [],
    prompt: [],
    category: [],
    challenge: [],
    leftArm: [],
    rightArm: [],
    answer: [],
    responseMs: [],
  };
}

/** Without the votes that were taken back. */
function standing(open: OpenQuestion): Omit<OpenQuestion, 'place' | 'revision' | 'stands'> {
  const keep = (values: readonly number[]): number[] => values.filter((_, i) => open.stands[i]);
  return {
    rater: keep(open.rater),
    trial: keep(open.trial),
    comparison: keep(open.comparison),
    prompt: keep(open.prompt),
    category: keep(open.category),
    challenge: keep(open.challenge),
    leftArm: keep(open.leftArm),
    rightArm: keep(open.rightArm),
    answer: keep(open.answer),
    responseMs: keep(open.responseMs),
  };
}

function closeQuestion(
  id: string,
  open: Omit<OpenQuestion, 'place' | 'revision' | 'stands'>,
): QuestionVotes {
  return {
    id,
    rater: Int32Array.from(open.rater),
    trial: Int32Array.from(open.trial),
    comparison: Int32Array.from(open.comparison),
    prompt: Int32Array.from(open.prompt),
    category: Int32Array.from(open.category),
    challenge: Int32Array.from(open.challenge),
    leftArm: Int32Array.from(open.leftArm),
    rightArm: Int32Array.from(open.rightArm),
    answer: Uint8Array.from(open.answer),
    responseMs: Float64Array.from(open.responseMs),
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
