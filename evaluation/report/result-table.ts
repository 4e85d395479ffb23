import { UserError } from '#prisma/user-error.ts';
import { holmAdjust } from '../statistics/holm-adjust.ts';
import { createSeededRandom } from '../statistics/seeded-random.ts';
import type { AnalysisSettings } from './analysis-settings.ts';
import { balanceCertificate } from './balance-certificate.ts';
import { breakdown } from './breakdown.ts';
import { orientVotes, type OrientedVotes } from './oriented-votes.ts';
import { questionResult } from './question-result.ts';
import { raterResults } from './rater-results.ts';
import type { BreakdownKey, QuestionResult, ResultTable } from './result-table-shape.ts';
import { questionWarnings } from './result-warnings.ts';
import { tallyVotes, type QuestionVotes, type TalliedRow, type VoteTally } from './tally.ts';

export type ResultTableOptions = {
  /** arms with their printed labels, in table order; arms only in the votes follow by key */
  arms?: readonly { key: string; label: string }[];
  /** questions with their titles, in table order; others follow as they appear */
  questions?: readonly { id: string; title: string }[];
  /** keys of the arms that come first, over the order of `arms` */
  order?: readonly string[];
  by?: BreakdownKey;
  alpha?: number;
  equivalenceMargin?: number;
  /** questions whose tests are corrected together; all by default */
  primary?: readonly string[];
  /** bootstrap replicates */
  replicates?: number;
  seed?: number;
  deviations?: readonly unknown[];
};

/**
 * The result table of a study with all its statistics, from its vote rows (any order). Synchronous and
 * without side effects; the same votes and options give the same table.
 *
 * @throws UserError when nothing counts, rows contradict each other, or `order` names an unknown arm.
 */
export function buildResultTable(
  rows: Iterable<TalliedRow>,
  options: ResultTableOptions = {},
): ResultTable {
  return resultTableOf(tallyVotes(rows), options);
}

/** The same from votes that were tallied as they streamed by. */
export function resultTableOf(tally: VoteTally, options: ResultTableOptions = {}): ResultTable {
  if (tally.questions.length === 0) {
    throw new UserError(
      'There are no votes of kind "main", so there is nothing to put into a table; collect votes first.',
      { code: 'no-votes' },
    );
  }
  const { alpha = 0.05, replicates = 2000, seed = 0 } = options;
  const arms = armsInOrder(tally.arms, options);
  const settings: AnalysisSettings = {
    alpha,
    equivalenceMargin: options.equivalenceMargin ?? 0.1,
    replicates,
    createRandom: () => createSeededRandom(seed),
    arms,
  };
  const rank = Int32Array.from(tally.arms, (key) => arms.findIndex((arm) => arm.key === key));
  const questions = questionsInOrder(tally.questions, options).map((question) => ({
    ...question,
    votes: orientVotes(question.cast, rank),
  }));
  const analysed = questions.map(({ id, title, votes }) =>
    questionResult(votes, { ...settings, id, title }),
  );
  const results = analysed.map(({ result }) => result);
  return {
    study: tally.study,
    questions: results,
    multiplicity: multiplicity(results, options.primary),
    balance: balanceCertificate(
      tally,
      arms.map(({ key }) => ({ key, code: tally.arms.indexOf(key) })),
    ),
    raters: raterResults(
      questions.map((question) => question.votes),
      tally.raters,
    ),
    set_aside: tally.setAside,
    alpha,
    bootstrap: { replicates, seed },
    breakdown: options.by ? brokenDown(options.by, questions, { tally, settings }) : null,
    deviations: [...(options.deviations ?? [])],
    warnings: analysed.flatMap(({ result, warnings }) => [
      ...questionWarnings(result, alpha),
      ...warnings,
    ]),
  };
}

function armsInOrder(
  voted: readonly string[],
  { arms = [], order = [] }: ResultTableOptions,
): { key: string; label: string }[] {
  const declared = arms.map((arm) => arm.key);
  const others = voted
    .filter((key) => !declared.includes(key))
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  const known = [...declared, ...others];
  const unknown = order.find((key) => !known.includes(key));
  if (unknown !== undefined) {
    throw new UserError(
      `There is no arm "${unknown}" among the votes; the order can name ${known.map((k) => `"${k}"`).join(', ')}.`,
      { code: 'unknown-arm', exitCode: 2 },
    );
  }
  const keys = [...new Set([...order, ...known])];
  const labels = new Map(arms.map(({ key, label }) => [key, label]));
  return keys.map((key) => ({ key, label: labels.get(key) ?? key }));
}

function questionsInOrder(
  voted: readonly QuestionVotes[],
  { questions = [] }: ResultTableOptions,
): { id: string; title: string; cast: QuestionVotes }[] {
  const declared = questions.flatMap(({ id, title }) =>
    voted.filter((cast) => cast.id === id).map((cast) => ({ id, title, cast })),
  );
  const others = voted
    .filter((cast) => !questions.some(({ id }) => id === cast.id))
    .map((cast) => ({ id: cast.id, title: cast.id, cast }));
  return [...declared, ...others];
}

function multiplicity(
  questions: readonly QuestionResult[],
  primary: readonly string[] = questions.map((q) => q.id),
): ResultTable['multiplicity'] {
  const family = questions
    .filter((question) => primary.includes(question.id))
    .flatMap(({ id, by_arm_pairs: pairs }) =>
      pairs.map((pair) => ({
        name: pairs.length > 1 ? `${id}: ${pair.arms.join(' / ')}` : id,
        sign: pair.sign_test.p_two_sided,
        clustered: pair.net_preference.p_two_sided,
      })),
    );
  const named = (p: number[]): Record<string, number> =>
    Object.fromEntries(holmAdjust(p).map((adjusted, i) => [family[i]?.name ?? '', adjusted]));
  return {
    method: 'holm',
    test: 'sign test',
    adjusted_p: named(family.map((test) => test.sign)),
    adjusted_p_clustered: named(family.map((test) => test.clustered)),
  };
}

function brokenDown(
  by: BreakdownKey,
  questions: readonly { id: string; title: string; cast: QuestionVotes; votes: OrientedVotes }[],
  { tally, settings }: { tally: VoteTally; settings: AnalysisSettings },
): ResultTable['breakdown'] {
  const values = {
    category: tally.categories,
    challenge: tally.challenges,
    rater: tally.raters,
    prompt: tally.prompts,
  }[by];
  const grouped = questions.map(({ id, title, cast, votes }) => ({
    id,
    title,
    votes,
    group: cast[by],
  }));
  return breakdown(by, grouped, { ...settings, values });
}
