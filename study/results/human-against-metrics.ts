import { differenceInterval } from '#evaluation/statistics/difference-interval.ts';
import type { Finding } from '#evaluation/votes/results/finding-shape.ts';
import type { PairResult, ResultTable } from '#evaluation/votes/results/result-table-shape.ts';
import type { KeptMetric } from '../figures/trade-off.ts';
import { metricWords } from './metric-words.ts';

type Bounds = readonly [number, number];
type Difference = { estimate: number; interval: Bounds | null };

/** What a metric and what people say of one pair of arms; above zero, the first arm is the better one. */
export type HumanAgainstMetric = {
  metric: string;
  label: string;
  /** what the sets of images were measured against */
  against: string;
  question: string;
  title: string;
  arms: [string, string];
  /** turned so that more is better, in the metric's own unit */
  metric_difference: Difference;
  /** net preference, as a share of the votes */
  human: Difference;
  /** whether both name the same arm; null where the findings name none */
  same_winner: boolean | null;
};

/**
 * Each metric beside people, by question and pair of arms: for metrics that say which way is better and
 * that both arms have against the same reference.
 */
export function humanAgainstMetrics(
  { questions, findings }: Pick<ResultTable, 'questions' | 'findings'>,
  metrics: readonly KeptMetric[],
): HumanAgainstMetric[] {
  const groups = Map.groupBy(
    metrics,
    ({ metric, set_b: against, made }) => `${metric} ${against} ${made}`,
  );
  return [...groups.values()].flatMap((group) =>
    questions.flatMap(({ id, title, by_arm_pairs: pairs }) =>
      pairs.flatMap((pair) => {
        const compared = compare(group, pair, preferredOf(findings, id, pair.arms));
        return compared === null ? [] : [{ ...compared, question: id, title }];
      }),
    ),
  );
}

function compare(
  group: readonly KeptMetric[],
  { arms, net_preference: { estimate, ci } }: PairResult,
  preferred: string | null,
): Omit<HumanAgainstMetric, 'question' | 'title'> | null {
  const [first, second] = arms.map((arm) => group.find(({ set_a: set }) => set === arm));
  if (first === undefined || second === undefined || estimate === null) return null;
  const { label, better } = metricWords(first.metric);
  if (better === undefined) return null;
  const [a, b] = better === 'higher' ? [first, second] : [second, first];
  const difference = a.value - b.value;
  const [firstArm, secondArm] = arms;
  const named = difference > 0 ? firstArm : difference < 0 ? secondArm : null;
  return {
    ...{ metric: first.metric, label, against: first.set_b, arms },
    metric_difference: { estimate: difference, interval: intervalOf(a, b) },
    human: { estimate, interval: ci },
    same_winner: preferred === null ? null : named === preferred,
  };
}

/** The arm that the findings say is preferred, by the test that the study declares; null: none. */
function preferredOf(
  findings: readonly Finding[],
  question: string,
  arms: readonly [string, string],
): string | null {
  const pair = findings
    .find((finding) => finding.question === question)
    ?.pairs.find((one) => one.arms.join(' ') === arms.join(' '));
  return pair?.preferred ?? null;
}

function intervalOf(a: KeptMetric, b: KeptMetric): Bounds | null {
  if (a.interval === null || b.interval === null) return null;
  return differenceInterval(
    { value: a.value, interval: a.interval },
    { value: b.value, interval: b.interval },
  );
}
