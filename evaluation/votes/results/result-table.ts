import { at } from '#domain/at.ts';
import { present } from '#domain/present.ts';
import { UserError } from '#domain/user-error.ts';
import type { AnalysisSettings } from './analysis-settings.ts';
import { balanceCertificate } from './balance-certificate.ts';
import { breakTableDown } from './break-table-down.ts';
import { findFindings } from './find-findings.ts';
import type { FindingGround } from './finding-ground.ts';
import { monitoredPairs } from './monitored-pairs.ts';
import { monitoringResult } from './monitoring-result.ts';
import { multiplicity } from './multiplicity.ts';
import { orientedQuestions } from './oriented-questions.ts';
import { questionResult } from './question-result.ts';
import { raterResults } from './rater-results.ts';
import type { BreakdownColumn, Departure, ResultTable } from './result-table-shape.ts';
import { sayDeparture } from './say-departure.ts';
import { questionWarnings } from './result-warnings.ts';
import { settledRaters } from './settled-raters.ts';
import { tableColumn } from './table-column.ts';
import type { ResultTableOptions } from './result-table-options.ts';
import { refuseUnknown } from './table-order.ts';
import { tableSettings } from './table-settings.ts';
import type { VoteTally } from '../rows/tally.ts';
import { withFragility } from './with-fragility.ts';
import { withoutRaters } from '../rows/without-raters.ts';

/**
 * The result table of a study with all its statistics, from its tallied votes. Synchronous and without
 * side effects; the same votes, in any order, and options give the same table.
 *
 * @throws UserError when nothing counts, or an option names an arm, question or rater that is not
 * there.
 */
export function resultTableOf(tally: VoteTally, options: ResultTableOptions = {}): ResultTable {
  const { excluded = [], seed = 0, faults = [], departures = [] } = options;
  refuseNothing(tally);
  const out = excluded.map(({ rater }) => rater);
  refuseUnknown(out, tally.raters, 'rater');
  const settings = tableSettings(tally, options);
  const { alpha, arms } = settings;
  const counted = withoutRaters(tally, new Set(out));
  const questions = orientedQuestions(counted, options, arms);
  const analysed = questions.map(({ id, title, votes }) =>
    questionResult(votes, { ...settings, id, title }),
  );
  const asked = analysed.map(({ result }) => result.id);
  refuseUnknown(options.primary ?? [], asked, 'question');
  const decided = decide(tally, { analysed, options, settings });
  return {
    study: tally.study,
    ...decided,
    balance: tally.sidesKnown ? balanceCertificate(counted, placesOf(arms, tally)) : null,
    raters: raterResults(questions, tally.raters, tally.sidesKnown),
    set_aside: tally.setAside,
    bootstrap: { replicates: settings.replicates, seed },
    exclusion: exclusionOf(tally, options, settings),
    breakdown: options.by ? breakTableDown(options.by, questions, { tally, settings }) : null,
    deviations: [...(options.deviations ?? [])],
    not_as_declared: [...departures],
    faults: [...faults],
    warnings: [
      ...groundWarnings(tally, departures),
      ...decided.questions.flatMap((question, i) => [
        ...questionWarnings(question, alpha),
        ...at(analysed, i).warnings,
      ]),
      ...faults,
    ],
  };
}

/** Who is left out, and the columns with them; whoever has no vote is only told. */
function exclusionOf(
  tally: VoteTally,
  options: ResultTableOptions,
  settings: Parameters<typeof columnsOf>[2],
): ResultTable['exclusion'] {
  const { excluded = [], turnedAway = [] } = options;
  if (excluded.length + turnedAway.length === 0) return null;
  const columns = excluded.length === 0 ? [] : columnsOf(tally, options, settings);
  return { raters: [...excluded, ...turnedAway], with_excluded: columns };
}

function placesOf(
  arms: readonly { key: string }[],
  tally: VoteTally,
): { key: string; code: number }[] {
  return arms.map(({ key }) => ({ key, code: tally.arms.indexOf(key) }));
}

/** What is to be read with care of the whole table. */
function groundWarnings(tally: VoteTally, departures: readonly Departure[]): string[] {
  return [...departures.map(sayDeparture), ...(tally.sidesKnown ? [] : [UNKNOWN_SIDES])];
}

const UNKNOWN_SIDES =
  'The votes do not say which image stood on which side: side bias, balance and an effect of sides are not known.';

type Analysed = ReturnType<typeof questionResult>;

/** What the findings rest on, and what they are. */
function decide(
  tally: VoteTally,
  about: {
    analysed: readonly Analysed[];
    options: ResultTableOptions;
    settings: AnalysisSettings;
  },
): FindingGround & Pick<ResultTable, 'findings'> {
  const { analysed, options, settings } = about;
  const { alpha } = settings;
  const results = analysed.map(({ result }) => result);
  const primary = options.primary ?? results.map(({ id }) => id);
  const rests = { multiplicity: multiplicity(results, { primary, alpha }), alpha };
  const watched = { ...rests, monitoring: monitoring(tally, analysed, { ...options, ...rests }) };
  const ground: FindingGround = {
    simulated: simulatedRaters(tally),
    look: options.look ?? null,
    questions: analysed.map(({ result, pairs }) => withFragility(result, pairs, watched)),
    ...watched,
    level: 1 - alpha,
  };
  return { ...ground, findings: findFindings(ground) };
}

function simulatedRaters({ simulated, raters }: VoteTally): ResultTable['simulated'] {
  return simulated.length === 0 ? null : { raters: simulated.length, of: raters.length };
}

/** @param tally with the votes of all raters, which say what look it is */
function monitoring(
  tally: VoteTally,
  analysed: readonly Analysed[],
  {
    stop = { rule: 'fixed' },
    ...about
  }: Pick<ResultTableOptions, 'stop'> & Pick<ResultTable, 'multiplicity' | 'alpha'>,
): ResultTable['monitoring'] {
  const counted = new Map(tally.questions.map(({ id, answer }) => [id, answer.length]));
  const dealt = stop.trials_each ?? null;
  const pairs = analysed.flatMap(({ result, pairs: own, rater }) =>
    monitoredPairs(own, result, {
      done: settledRaters(rater, dealt),
      votes: present(counted.get(result.id), 'the votes on a question'),
      multiplicity: about.multiplicity,
      declaredTests: stop.tests,
    }),
  );
  return monitoringResult(pairs, stop, about.alpha);
}

function refuseNothing({ questions }: VoteTally): void {
  if (questions.length > 0) return;
  throw new UserError(
    'There are no votes of kind "main", so there is nothing to put into a table; collect votes first.',
    { code: 'no-votes' },
  );
}

function columnsOf(
  tally: VoteTally,
  options: ResultTableOptions,
  settings: AnalysisSettings,
): BreakdownColumn[] {
  return orientedQuestions(tally, options, settings.arms).map(({ id, title, votes }) =>
    tableColumn(votes, { ...settings, id, title }),
  );
}
