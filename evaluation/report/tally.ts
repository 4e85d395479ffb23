import { UserError } from '#prisma/user-error.ts';
import type { VoteRow } from './vote-row.ts';

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
  | 'revision'
> & { comparison: string | number; prompt_id: string | number };

/** The votes on one question that count, one entry a vote; values are places in the tally's lists. */
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
};

/** Votes that count, by question in order of appearance, and what was set aside. */
export type VoteTally = {
  study: string;
  arms: string[];
  raters: string[];
  comparisons: string[];
  prompts: string[];
  categories: string[];
  challenges: string[];
  /** trials of kind main that have a vote row */
  trials: number;
  questions: QuestionVotes[];
  setAside: { practice: number; gold: number; repeat: number; superseded: number };
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
 * question) the highest, wherever it stands. An empty answer is a vote left unanswered, and stays.
 *
 * @throws UserError when rows belong to several studies, or a revision stands there twice.
 */
export function createTallier(): Tallier {
  const names = {
    arms: createNames(),
    raters: createNames(),
    comparisons: createNames(),
    prompts: createNames(),
    categories: createNames(),
    challenges: createNames(),
  };
  const trialOf: Map<string, number>[] = [];
  const questions = new Map<string, OpenQuestion>();
  const setAside = { practice: 0, gold: 0, repeat: 0, superseded: 0 };
  let study: string | null = null;
  let trials = 0;

  const add = (row: TalliedRow): void => {
    study ??= row.study;
    if (row.study !== study) throw severalStudies(study, row.study);
    if (row.kind !== 'main') {
      setAside[row.kind] += 1;
      return;
    }
    const rater = names.raters.codeOf(row.rater);
    const ownTrials = (trialOf[rater] ??= new Map());
    let trial = ownTrials.get(row.trial);
    if (trial === undefined) ownTrials.set(row.trial, (trial = trials++));
    let question = questions.get(row.question);
    if (!question) questions.set(row.question, (question = openQuestion()));
    const known = question.place[trial];
    if (known !== undefined) {
      setAside.superseded += 1;
      if (row.revision === question.revision[known]) throw sameRevision(row);
      if (row.revision < (question.revision[known] ?? 0)) return;
    }
    const at = known ?? question.answer.length;
    question.place[trial] = at;
    question.revision[at] = row.revision;
    question.rater[at] = rater;
    question.trial[at] = trial;
    question.comparison[at] = names.comparisons.codeOf(String(row.comparison));
    question.prompt[at] = names.prompts.codeOf(String(row.prompt_id));
    question.category[at] = names.categories.codeOf(row.category);
    question.challenge[at] = names.challenges.codeOf(row.challenge);
    question.leftArm[at] = names.arms.codeOf(row.left_arm);
    question.rightArm[at] = names.arms.codeOf(row.right_arm);
    question.answer[at] = ANSWER_CODE[row.answer];
  };

  const finish = (): VoteTally => ({
    study: study ?? '',
    arms: names.arms.list,
    raters: names.raters.list,
    comparisons: names.comparisons.list,
    prompts: names.prompts.list,
    categories: names.categories.list,
    challenges: names.challenges.list,
    trials,
    questions: [...questions].map(([id, question]) => closeQuestion(id, question)),
    setAside,
  });
  return { add, finish };
}

type OpenQuestion = {
  /** where the vote of a trial stands, by trial */
  place: number[];
  revision: number[];
} & Record<Exclude<keyof QuestionVotes, 'id'>, number[]>;

function openQuestion(): OpenQuestion {
  return {
    place: [],
    revision: [],
    rater: [],
    trial: [],
    comparison: [],
    prompt: [],
    category: [],
    challenge: [],
    leftArm: [],
    rightArm: [],
    answer: [],
  };
}

function closeQuestion(id: string, open: OpenQuestion): QuestionVotes {
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
