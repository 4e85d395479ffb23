import { equivalenceTest } from '../../statistics/equivalence-test.ts';
import { fragileClusters, fragileVotes, type WinsAndLosses } from '../../statistics/fragility.ts';
import { signTest } from '../../statistics/sign-test.ts';
import type { AnalysisSettings } from './analysis-settings.ts';
import { netPreference } from './net-preference.ts';
import {
  indicesWhere,
  OUTCOME,
  scoreVotes,
  selectVotes,
  type OrientedVotes,
} from '../rows/oriented-votes.ts';
import type {
  FragilityResult,
  HurdleResult,
  NetPreferenceResult,
  PairResult,
  SignTestResult,
} from './result-table-shape.ts';
import { shareIntervals } from './table-cells.ts';

/** The two-arm statistics of the votes on one pair of arms, seen from the first of them. */
export function pairResult(
  votes: OrientedVotes,
  settings: AnalysisSettings & { pair: [string, string] },
): PairResult {
  const { alpha, pair } = settings;
  const counts = countOutcomes(votes);
  const net = netPreference(votes, { ...settings, arm: pair[0] });
  return {
    arms: pair,
    n: votes.n,
    counts,
    sign_test: pairSignTest(votes, pair[0]),
    net_preference: net,
    equivalence: equivalenceTest({
      estimate: net.estimate,
      se: net.se,
      df: net.df ?? Infinity,
      margin: settings.equivalenceMargin,
      alpha,
    }),
    fragility: fragilityOf(votes, counts, alpha),
    hurdle: hurdleOf(votes, net, { ...settings, arm: pair[0] }),
  };
}

/** Exact sign test on the decisive votes of one pair. */
export function pairSignTest(votes: OrientedVotes, arm: string): SignTestResult {
  const { first: wins, second: losses } = countOutcomes(votes);
  return { arm, wins, losses, p_two_sided: signTest({ wins, losses }) };
}

function countOutcomes({ outcome }: OrientedVotes): PairResult['counts'] {
  const counts = new Int32Array(5);
  for (const code of outcome) counts[code] = (counts[code] ?? 0) + 1;
  const [first = 0, second = 0, onPar = 0, neither = 0, none = 0] = counts;
  return { first, second, on_par: onPar, neither, no_answer: none };
}

function fragilityOf(
  votes: OrientedVotes,
  counts: PairResult['counts'],
  alpha: number,
): FragilityResult {
  const byRater = fragileClusters(winsByCluster(votes.outcome, votes.rater), alpha);
  const byPrompt = fragileClusters(winsByCluster(votes.outcome, votes.prompt), alpha);
  return {
    votes: fragileVotes({ wins: counts.first, losses: counts.second }, alpha),
    raters: byRater.fewest,
    prompts: byPrompt.fewest,
    exact: { votes: true, raters: byRater.exact, prompts: byPrompt.exact },
  };
}

function winsByCluster(outcome: Uint8Array, cluster: Int32Array): WinsAndLosses[] {
  const clusters = new Map<number, WinsAndLosses>();
  outcome.forEach((code, i) => {
    if (code > OUTCOME.second) return;
    const key = cluster[i] ?? 0;
    const at = clusters.get(key) ?? { wins: 0, losses: 0 };
    clusters.set(key, at);
    if (code === OUTCOME.first) at.wins += 1;
    else at.losses += 1;
  });
  return [...clusters.values()];
}

/** P(neither) among answered votes first, then the preference among the rest. */
function hurdleOf(
  votes: OrientedVotes,
  all: NetPreferenceResult,
  settings: AnalysisSettings & { arm: string },
): HurdleResult {
  const answered = selectVotes(
    votes,
    indicesWhere(votes, (outcome) => outcome !== OUTCOME.none),
  );
  const score = scoreVotes(answered, (outcome) => (outcome === OUTCOME.neither ? 1 : 0));
  const count = score.reduce((sum, one) => sum + one, 0);
  const { share, clustered, wilson } = shareIntervals({
    votes: answered,
    score,
    count,
    alpha: settings.alpha,
  });
  const rest = selectVotes(
    answered,
    indicesWhere(answered, (outcome) => outcome !== OUTCOME.neither),
  );
  const restNet = rest.n === votes.n ? all : netPreference(rest, { ...settings, replicates: 0 });
  return {
    neither: { count, n: answered.n, estimate: share, ci95: clustered, ci95_wilson: wilson },
    rest: { n: rest.n, net_preference: rest.n > 0 ? restNet : null },
  };
}
