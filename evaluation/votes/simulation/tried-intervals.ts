import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import tQuantile from '@stdlib/stats-base-dists-t-quantile';
import { scoreReach, type ClusteredMean } from '../../statistics/score-reach.ts';
import type { Interval } from '../../statistics/wilson-interval.ts';

/** Half-widths before any form: other ways to an interval that were tried beside the core's. */
type Variances = { raters: number; prompts: number; single: number; df: [number, number] };

type HalfWidth = (variances: Variances) => number;

const ALPHA = 0.05;
const t = (df: number): number => -tQuantile(ALPHA / 2, df);
const z = -normalQuantile(ALPHA / 2, 0, 1);

/** Two-way variance never below the larger one-way one nor the independent one, t with min(G) - 1. */
const floor: HalfWidth = ({ raters, prompts, single, df }) =>
  t(Math.min(...df)) * Math.sqrt(Math.max(raters + prompts - single, raters, prompts, single));

/** The same variance with Satterthwaite's degrees of freedom, and no less than independent votes. */
const satterthwaite: HalfWidth = ({ raters, prompts, single, df }) => {
  const variance = Math.max(raters + prompts - single, raters, prompts);
  const [r, p] = df;
  const own = variance ** 2 / (raters ** 2 / r + prompts ** 2 / p + single ** 2 / (r * p));
  const within = Math.min(Math.max(own, Math.min(r, p)), Math.max(r, p));
  return Math.max(t(within) * Math.sqrt(variance), z * Math.sqrt(single));
};

/** The largest of each direction with its own t, both together, and independent votes. */
const largest: HalfWidth = ({ raters, prompts, single, df }) => {
  const [r, p] = df;
  const both = t(Math.max(r, p)) * Math.sqrt(Math.max(0, raters + prompts - single));
  return Math.max(t(r) * Math.sqrt(raters), t(p) * Math.sqrt(prompts), z * Math.sqrt(single), both);
};

type Form = (mean: ClusteredMean, half: number) => Interval;

const plain: Form = ({ estimate }, half) => [estimate - half, estimate + half];

/** (m - m0)² <= h² v(m0) / v(m): Wilson's form. */
const score: Form = ({ estimate, vote }, half) => {
  const k = (half * half) / vote.at(estimate);
  const most = vote.highest ** 2;
  const reach = Math.sqrt(Math.max(0, k * (most * (1 + k) - estimate ** 2)));
  return [(estimate - reach) / (1 + k), (estimate + reach) / (1 + k)];
};

/** |m - m0| <= h v(m0) / v(m): the form of an effect on the log odds. */
const logit: Form = ({ estimate, vote }, half) => {
  const own = vote.at(estimate);
  const k = half / own;
  const root = (m: number): number => Math.sqrt((1 - 2 * k * m) ** 2 + 4 * k * k * own);
  return [(1 - root(estimate)) / (2 * k), (root(-estimate) - 1) / (2 * k)];
};

/** The core's half-width without the score form. */
function plainReach(mean: ClusteredMean): number {
  return Math.sqrt(scoreReach(mean, ALPHA)(mean.estimate));
}

const HALF_WIDTHS = { floor, satterthwaite, largest };
const FORMS = { plain, score, logit };

/** All of them, by name. */
export function triedIntervals(mean: ClusteredMean): Record<string, Interval> {
  const { raters, prompts, independent } = mean.variances;
  if (raters.variance === null || prompts.variance === null || independent === null) return {};
  const variances: Variances = {
    raters: raters.variance,
    prompts: prompts.variance,
    single: independent,
    df: [raters.effective - 1, prompts.effective - 1],
  };
  const made = Object.entries(HALF_WIDTHS).flatMap(([width, half]) =>
    Object.entries(FORMS).map(
      ([form, interval]) => [`${width}, ${form}`, interval(mean, half(variances))] as const,
    ),
  );
  return Object.fromEntries([
    ...made,
    ['core, plain', plain(mean, plainReach(mean))],
    ['core, score', score(mean, plainReach(mean))],
    ['core, logit', logit(mean, plainReach(mean))],
  ]);
}
