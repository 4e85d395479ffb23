import { breakdownsOf } from '#evaluation/votes/results/breakdowns-of.ts';
import { pairVotes, type PairVotes } from '#evaluation/votes/results/pair-votes.ts';
import { excludedRaters } from '#evaluation/votes/results/excluded-raters.ts';
import { resultTableOf } from '#evaluation/votes/results/result-table.ts';
import type { ResultTableOptions } from '#evaluation/votes/results/result-table-options.ts';
import type {
  Breakdown,
  BreakdownKey,
  PlannedLook,
  ResultTable,
} from '#evaluation/votes/results/result-table-shape.ts';
import { firstVotes } from '#evaluation/votes/rows/first-votes.ts';
import { tallyVotes } from '#evaluation/votes/rows/tally.ts';
import type { VoteTally } from '#evaluation/votes/rows/tally.ts';
import { present } from '#domain/present.ts';
import type { VoteRow } from '#domain/vote-row.ts';
import type { Database } from '#prisma/client.ts';
import type { Study } from '#prisma/generated/client.ts';
import { readOrigin } from '../imports/study-origin.ts';
import { countTests } from '../protocol/count-tests.ts';
import type { Protocol } from '../protocol/protocol.ts';
import { readAnalysisPlan } from '../protocol/read-analysis-plan.ts';
import type { AnalysisPlan } from '../protocol/read-analysis-plan.ts';
import { readProtocol } from '../protocol/read-protocol.ts';
import { departuresOf } from './departures.ts';
import { workByRater } from '../raters/rater-work.ts';
import type { RaterWork } from '../raters/rater-work.ts';
import { readScreenedOut } from './read-screened-out.ts';
import type { ScreenedOut } from './read-screened-out.ts';
import { trialsDealt } from './trials-dealt.ts';
import { exportVotesByRaters } from '../votes/export-votes-by-raters.ts';
import { faultWarnings, voteFaults } from '../votes/vote-faults.ts';
import { gatherVoteProblems } from '../votes/vote-problems.ts';

/** The votes of a study as its result reads them, with all that its protocol declares of the analysis. */
export type StudyResult = {
  tally: VoteTally;
  declared: ResultTableOptions;
  /** a protocol declared it before the votes were taken */
  isPlanned: boolean;
};

/** What whoever asks may choose over what the protocol declares. */
export type ResultChoices = Omit<
  ResultTableOptions,
  'departures' | 'deviations' | 'excluded' | 'turnedAway' | 'faults' | 'look' | 'stop'
>;

/**
 * Reads what the result of a study is made of, but for its deviations. Whether it may be read now is
 * asked of `readResultAccess`, and whether the study is what was frozen of `requireFreeze`.
 *
 * @param options.look the planned look that is read; null for all votes
 */
export async function readStudyResult(options: {
  db: Database;
  study: Pick<Study, 'id' | 'slug' | 'protocol' | 'origin'>;
  look: PlannedLook | null;
}): Promise<StudyResult> {
  const { db, study, look } = options;
  const problems = gatherVoteProblems();
  const origin = readOrigin(study);
  const withMoments = look !== null || (origin === null && asksForPace(study));
  const { slug } = study;
  const exported = exportVotesByRaters({ db, slug, onProblem: problems.add, withMoments });
  const [read, faults] = await Promise.all([
    Array.fromAsync(exported),
    voteFaults({ db, studyId: study.id }),
  ]);
  const told = [...faultWarnings(faults), ...problems.list()];
  const rows = read.flat();
  if (origin !== null) return importedResult(rows, study, [...origin.warnings, ...told]);
  const protocol = readProtocol(study.protocol);
  const trialsEach = await trialsDealt({ db, study });
  const screenedOut = await readScreenedOut({ db, studyId: study.id });
  return studyResultOf({ rows, protocol, look, faults: told, trialsEach, screenedOut });
}

/** Whether the rule of exclusion asks when answers came; else only a planned look does. */
function asksForPace({ protocol }: Pick<Study, 'protocol'>): boolean {
  return readProtocol(protocol).quality.exclusion.median_response_ms_below !== undefined;
}

/** Of votes that were given elsewhere: nobody declared a look, or whom to leave out. */
function importedResult(
  rows: readonly VoteRow[],
  study: Pick<Study, 'protocol' | 'origin'>,
  faults: readonly string[],
): StudyResult {
  const declared = { ...declaredBy(readAnalysisPlan(study)), faults: [...faults], look: null };
  return { tally: tallyVotes(rows), declared, isPlanned: false };
}

/**
 * What the result of a study is made of, from all its vote rows in the order of their export: needs no
 * database, and is the same wherever the rows come from.
 */
export function studyResultOf(options: {
  rows: readonly VoteRow[];
  protocol: Protocol;
  look: PlannedLook | null;
  /** what went wrong while the votes came in, a sentence each */
  faults: readonly string[];
  /** main trials that a rater was dealt; null where no rule asks for it */
  trialsEach: number | null;
  /** whom practice or a declared limit ended the part of */
  screenedOut: readonly ScreenedOut[];
}): StudyResult {
  const { rows, protocol, look, faults, trialsEach, screenedOut } = options;
  const tally = tallyVotes(look === null ? rows : firstVotes(rows, look.votes));
  const rule = protocol.quality.exclusion;
  const hasRule = Object.keys(rule).length > 0;
  const works = hasRule ? workByRater(rows, protocol) : new Map<string, RaterWork>();
  const records = [...works].map(([rater, work]) => ({ rater, ...work }));
  // a rater without votes that count is in no table, with or without the rule
  const out = new Set(screenedOut.map(({ rater }) => rater));
  const byRule = excludedRaters(records, rule).filter(({ rater }) => !out.has(rater));
  const hasVotes = ({ rater }: ScreenedOut): boolean => tally.raters.includes(rater);
  const excluded = [...screenedOut, ...byRule].filter(hasVotes);
  const turnedAway = screenedOut.filter((rater) => !hasVotes(rater));
  const declared = declaredBy(protocol);
  const stop = {
    ...present(declared.stop, 'a declared rule'),
    trials_each: trialsEach,
    raters: protocol.raters.expected,
  };
  const told = { excluded, turnedAway, faults: [...faults], look };
  return { tally, declared: { ...declared, stop, ...told }, isPlanned: true };
}

/**
 * The result table of a study: the one that the command line prints, the page shows and the files hold.
 * What is chosen over what the protocol declared is said in it.
 *
 * @throws UserError when there is no vote, or a choice names what is not there
 */
export function studyResultTable(
  { tally, declared, isPlanned }: StudyResult,
  choices: ResultChoices & Pick<ResultTableOptions, 'deviations'>,
): ResultTable {
  const departures = isPlanned ? departuresOf(declared, choices) : [];
  return resultTableOf(tally, {
    ...declared,
    ...choices,
    ...withLabels(declared, choices),
    departures,
  });
}

/** Labels are chosen one by one: an arm or question that is given none keeps the declared one. */
function withLabels(
  declared: ResultTableOptions,
  chosen: ResultChoices,
): Pick<ResultTableOptions, 'arms' | 'questions'> {
  const arms = [...(chosen.arms ?? []), ...(declared.arms ?? [])];
  const questions = [...(chosen.questions ?? []), ...(declared.questions ?? [])];
  const order = declared.arms ?? arms;
  const asked = declared.questions ?? questions;
  return {
    arms: order.flatMap(({ key }) => arms.find((arm) => arm.key === key) ?? []),
    questions: asked.flatMap(({ id }) => questions.find((question) => question.id === id) ?? []),
  };
}

/** The votes of that table by each of some keys. */
export function studyBreakdowns(
  { tally, declared }: StudyResult,
  keys: readonly BreakdownKey[],
): Breakdown[] {
  return breakdownsOf(tally, declared, keys);
}

/** What that table is made of, pair of images by pair of images. */
export function studyPairVotes({ tally, declared }: StudyResult): PairVotes[] {
  return pairVotes(tally, declared);
}

function declaredBy(
  plan: Pick<AnalysisPlan, 'arms' | 'questions' | 'analysis'>,
): ResultTableOptions {
  const { arms, questions, analysis } = plan;
  const { alpha, equivalence_margin: equivalenceMargin, primary, stop } = analysis;
  return {
    arms: arms.map(({ key, label }) => ({ key, label })),
    questions: questions.map(({ id, title }) => ({ id, title })),
    alpha,
    equivalenceMargin,
    stop: { ...stop, tests: countTests(plan) },
    ...(primary && { primary }),
  };
}
