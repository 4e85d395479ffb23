import { at } from '#domain/at.ts';
import { equivalenceTest } from '../../statistics/equivalence-test.ts';
import { signTest } from '../../statistics/sign-test.ts';
import type { OrientedVotes } from '../rows/oriented-votes.ts';
import type { AnalysisSettings } from './analysis-settings.ts';
import { hurdleResult } from './hurdle-result.ts';
import { netPreference, type NetPreference } from './net-preference.ts';
import type {
  AnalysedPair,
  EquivalenceResult,
  PairResult,
  SignTestResult,
} from './result-table-shape.ts';
import type { PairVotes } from './votes-by-pair.ts';

/** The two-arm statistics of the votes on one pair of arms, seen from the first of them. */
export function pairResult({ arms, votes }: PairVotes, settings: AnalysisSettings): AnalysedPair {
  const [arm] = arms;
  const net = netPreference(votes, { ...settings, arm });
  const counts = countOutcomes(votes);
  return {
    arms,
    n: votes.n,
    counts,
    sign_test: pairSignTest(votes, arm),
    net_preference: net.result,
    equivalence: equivalence(net, counts, settings),
    hurdle: hurdleResult(votes, net.result, { ...settings, arm }),
  };
}

/** Exact sign test on the decisive votes of one pair. */
export function pairSignTest(votes: OrientedVotes, arm: string): SignTestResult {
  const { first: wins, second: losses } = countOutcomes(votes);
  return { arm, wins, losses, p_two_sided: signTest({ wins, losses }) };
}

/** A vote that compared neither says nothing of their being alike; with more of them nobody knows. */
const LEAST_COMPARED = 0.5;

function equivalence(
  { result, uncertainty }: NetPreference,
  counts: PairResult['counts'],
  { equivalenceMargin: margin, alpha }: AnalysisSettings,
): EquivalenceResult {
  if (uncertainty === null || result.p === null) {
    return { margin, p: null, equivalent: null, reason: result.reason };
  }
  const compared = counts.first + counts.second + counts.on_par;
  const n = compared + counts.neither + counts.no_answer;
  if (compared < LEAST_COMPARED * n) {
    const reason = `only ${compared} of ${n} votes compared the arms: the others ("neither", or no answer) do not show that they are alike`;
    return { margin, p: null, equivalent: null, reason };
  }
  return { margin, ...equivalenceTest(uncertainty.mean, { margin, alpha }), reason: null };
}

function countOutcomes({ outcome }: OrientedVotes): PairResult['counts'] {
  const counts = [0, 0, 0, 0, 0];
  for (const code of outcome) counts[code] = at(counts, code, 'the outcomes') + 1;
  const [first, second, onPar, neither, none] = counts as [number, number, number, number, number];
  return { first, second, on_par: onPar, neither, no_answer: none };
}
