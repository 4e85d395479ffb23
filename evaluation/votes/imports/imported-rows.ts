import { orEmpty } from '#domain/or-empty.ts';
import { counted } from '#domain/counted.ts';
import { present } from '#domain/present.ts';
import { PLAIN_VOTE, type VoteRow } from '#domain/vote-row.ts';
import { createConsistency } from '../rows/consistency.ts';
import type { ForeignVote } from './foreign-vote.ts';
import { keyOfTrial, numberRevisions } from './number-revisions.ts';

/** Name of what a file does not name. */
const UNNAMED = { rater: 'not-known', question: 'preference' } as const;
const LONGEST_PROMPT_ID = 60;

/**
 * Rows of votes.csv from another tool's votes, in their order: raters by pseudonyms, in the order in
 * which they appear. A rater who has a pair once more gets it as another comparison: images of their
 * own, for all that the file says. Where the tool names the trial, it is a revision of the first vote.
 *
 * @throws UserError with both lines where votes contradict each other
 */
export function importedRows(
  votes: readonly ForeignVote[],
  { study, file }: { study: string; file: string },
): { rows: VoteRow[]; notes: string[] } {
  const consistency = createConsistency(file);
  const names = createNames(votes);
  const revisions = numberRevisions(votes);
  const rows = votes.map((vote) => {
    const row = {
      ...rowOf(vote, names, study),
      revision: present(revisions.get(vote), 'a revision'),
    };
    consistency.check(row, vote.line, { ...row, rater: vote.rater ?? UNNAMED.rater });
    return row;
  });
  const revised = rows.filter(({ revision }) => revision > 0).length;
  return { rows, notes: [...noteOn(revised), ...consistency.notes()] };
}

function noteOn(revised: number): string[] {
  if (revised === 0) return [];
  const votes = revised === 1 ? '1 vote is of a rater who' : `${revised} votes are of raters who`;
  return [
    `${votes} had answered the same task before: kept as revisions, of which the last one counts.`,
  ];
}

type VoteNames = {
  raterOf: (vote: ForeignVote) => string;
  promptOf: (vote: ForeignVote) => string;
  comparisonOf: (vote: ForeignVote) => string;
  /** its number in the rater's session, from 0 */
  trialOf: (vote: ForeignVote, comparison: string) => number;
};

function createNames(votes: readonly ForeignVote[]): VoteNames {
  const digits = String(new Set(votes.map(({ rater }) => rater)).size).length;
  const raters = numbering();
  const prompts = numbering();
  const comparisons = numbering();
  const given = new Map<string, number>();
  const trials = new Map<string, ReturnType<typeof numbering>>();
  const isShort = areShort(votes);
  const promptOf = ({ prompt, pair, line }: ForeignVote): string => {
    if (prompt === null) return `not-known-${prompts(pair ?? `line ${line}`) + 1}`;
    return isShort ? prompt : `p${prompts(prompt) + 1}`;
  };
  const raterOf = ({ rater }: ForeignVote): string =>
    rater === null ? UNNAMED.rater : `R${String(raters(rater) + 1).padStart(digits, '0')}`;
  const onceMore = new Map<string, string>();
  const comparisonOf = (vote: ForeignVote): string => {
    const trial = keyOfTrial(vote);
    const known = trial === null ? undefined : onceMore.get(trial);
    if (known !== undefined) return known;
    const comparison = nextComparisonOf(vote);
    if (trial !== null) onceMore.set(trial, comparison);
    return comparison;
  };
  const nextComparisonOf = (vote: ForeignVote): string => {
    const arms = [vote.left, vote.right].toSorted();
    const pair = [promptOf(vote), vote.pair, ...arms];
    const asked = JSON.stringify([raterOf(vote), vote.question, ...pair]);
    const times = counted(given, asked);
    given.set(asked, times + 1);
    return String(comparisons(JSON.stringify([...pair, times])));
  };
  const trialOf = (vote: ForeignVote, comparison: string): number => {
    const rater = raterOf(vote);
    if (!trials.has(rater)) trials.set(rater, numbering());
    return present(trials.get(rater), 'the trials of a rater')(comparison);
  };
  return { raterOf, promptOf, comparisonOf, trialOf };
}

/** Whether all prompts can be names of themselves. */
function areShort(votes: readonly ForeignVote[]): boolean {
  return votes.every(
    ({ prompt }) =>
      prompt === null || (prompt.length <= LONGEST_PROMPT_ID && !/[\n\r]/.test(prompt)),
  );
}

function rowOf(vote: ForeignVote, names: VoteNames, study: string): VoteRow {
  const rater = names.raterOf(vote);
  const comparison = names.comparisonOf(vote);
  const order = names.trialOf(vote, comparison);
  return {
    ...PLAIN_VOTE,
    study,
    rater,
    trial: `${rater}-${String(order).padStart(3, '0')}`,
    comparison,
    prompt_id: names.promptOf(vote),
    category: orEmpty(vote.category),
    challenge: orEmpty(vote.challenge),
    replicate: null,
    question: vote.question ?? UNNAMED.question,
    left_arm: vote.left,
    right_arm: vote.right,
    answer: vote.answer,
    kind: 'main',
    order: null,
    shown_at: '',
    answered_at: orEmpty(vote.answeredAt),
    response_ms: vote.responseMs,
    revision: 0,
    sides: vote.sidesKnown ? '' : 'unknown',
  };
}

/** Numbers things from 0 in order of appearance. */
function numbering(): (name: string) => number {
  const numbers = new Map<string, number>();
  return (name) => {
    const known = numbers.get(name);
    if (known !== undefined) return known;
    numbers.set(name, numbers.size);
    return numbers.size - 1;
  };
}
