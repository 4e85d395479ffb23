import { present } from '#domain/present.ts';
import { differenceInterval } from '#evaluation/statistics/difference-interval.ts';
import type { PairResult, QuestionResult } from '#evaluation/votes/results/result-table-shape.ts';
import type { ComparedArm, ComparedStudy } from './compared-study.ts';
import type { ComparedPair, Estimated, StudyVerdict } from './comparison.ts';
import { areMadeAlike, type MatchedArm } from './match-arms.ts';
import { turnEstimate } from './turn-estimate.ts';

type Shown = ComparedStudy & { table: NonNullable<ComparedStudy['table']> };
type Place = {
  study: Shown;
  question: QuestionResult;
  pair: PairResult;
  arms: [MatchedArm, MatchedArm];
};

/** What each study found of every pair of arms on every question; the first study turns the pair. */
export function comparePairs(
  studies: readonly ComparedStudy[],
  arms: readonly MatchedArm[],
): ComparedPair[] {
  const places = studies.flatMap((study) => (isShown(study) ? placesOf(study, arms) : []));
  const groups = Map.groupBy(places, ({ question, arms: pair }) =>
    JSON.stringify([question.id, ...pair.map(({ name }) => name).toSorted()]),
  );
  return [...groups.values()].map(comparePair);
}

function isShown(study: ComparedStudy): study is Shown {
  return study.table !== null;
}

function placesOf(study: Shown, arms: readonly MatchedArm[]): Place[] {
  const named = (key: string): MatchedArm =>
    present(
      arms.find((arm) => arm.arms.get(study.study)?.key === key),
      `the arm ${key} of study ${study.study}`,
    );
  return study.table.questions.flatMap((question) =>
    question.by_arm_pairs.map((pair) => {
      const [first, second] = pair.arms;
      return { study, question, pair, arms: [named(first), named(second)] };
    }),
  );
}

function comparePair(places: readonly Place[]): ComparedPair {
  const { question, arms } = present(places[0], 'a study that compares the pair');
  const [first, second] = arms;
  const verdicts = places.map((place) => verdictOf(place, first));
  const alike = arms.map((arm) => areMadeAlike(inStudies(arm, places)));
  return {
    ...{ question: question.id, title: question.title },
    arms: [first.name, second.name],
    labels: [first.label, second.label],
    same_settings: alike.includes(false) ? false : alike.includes(null) ? null : true,
    studies: verdicts.map((verdict) => ({ ...verdict, from_first: fromFirst(verdicts, verdict) })),
  };
}

function inStudies({ arms }: MatchedArm, places: readonly Place[]): ComparedArm[] {
  return places.flatMap(({ study }) => arms.get(study.study) ?? []);
}

/** @param told the arm whose net preference is told */
function verdictOf(place: Place, told: MatchedArm): Omit<StudyVerdict, 'from_first'> {
  const { study, question, pair, arms } = place;
  const { estimate, ci, reason, level } = pair.net_preference;
  const { p, verdict, preferred } = present(
    study.table.findings
      .find((finding) => finding.question === question.id)
      ?.pairs.find((one) => one.arms.join(' ') === pair.arms.join(' ')),
    `the finding of study ${study.study} on ${pair.arms.join(' and ')}`,
  );
  const [first, second] = arms;
  const isTurned = arms[0] !== told;
  const net = estimate === null ? null : { estimate, ci };
  return {
    study: study.study,
    labels: isTurned
      ? [labelIn(study, second), labelIn(study, first)]
      : [labelIn(study, first), labelIn(study, second)],
    n: pair.n,
    raters: question.raters,
    prompts: question.prompts,
    net_preference: isTurned && net !== null ? turnEstimate(net) : net,
    ...{ reason, level, p, verdict },
    preferred: arms.find((arm) => arm.arms.get(study.study)?.key === preferred)?.name ?? null,
  };
}

/** What a study calls an arm. */
function labelIn({ study }: ComparedStudy, { name, arms }: MatchedArm): string {
  return present(arms.get(study), `the arm ${name} of study ${study}`).label;
}

type Verdict = Omit<StudyVerdict, 'from_first'>;

function fromFirst(verdicts: readonly Verdict[], own: Verdict): Estimated | null {
  const first = verdicts.find(({ net_preference: net }) => net !== null);
  if (first === undefined || first === own || first.level !== own.level) return null;
  const [before, now] = [first.net_preference, own.net_preference];
  if (before === null || now === null) return null;
  const estimate = now.estimate - before.estimate;
  if (before.ci === null || now.ci === null) return { estimate, ci: null };
  const interval = differenceInterval(
    { value: now.estimate, interval: now.ci },
    { value: before.estimate, interval: before.ci },
  );
  return { estimate, ci: interval };
}
