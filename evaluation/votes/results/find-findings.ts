import { clustersThatSettle } from '../../statistics/clusters-that-settle.ts';
import type { ClustersThatSettle } from '../../statistics/clusters-that-settle.ts';
import { netVoteVariance } from '../../statistics/vote-variance.ts';
import { familyName } from './family-name.ts';
import type { Finding, PairFinding } from './finding-shape.ts';
import type { FindingGround } from './finding-ground.ts';
import type { PlannedLookResult } from './monitoring-shape.ts';
import type { PairResult, QuestionResult } from './result-table-shape.ts';
import { sayFinding } from './say-finding.ts';
import { testsTogether } from './tests-together.ts';

/**
 * What was found on each question: whether one arm is preferred, the arms are equivalent, or it is not
 * settled, by the test that the study declares (the net preference corrected over the primary family, or
 * the stopping rule), and what would settle it.
 */
export function findFindings(ground: FindingGround): Finding[] {
  return ground.questions.map((question) => {
    const pairs = question.by_arm_pairs.map((pair) => pairFinding(question, pair, ground));
    return {
      question: question.id,
      title: question.title,
      pairs,
      ...sayFinding(question, pairs, ground),
    };
  });
}

function pairFinding(
  question: QuestionResult,
  pair: PairResult,
  ground: FindingGround,
): PairFinding {
  const { multiplicity, monitoring, alpha } = ground;
  const { arms, net_preference: net, equivalence } = pair;
  const name = familyName(question, arms);
  const corrected = Object.hasOwn(multiplicity.adjusted_p, name);
  const look = monitoredLook(question, arms, ground);
  const tests = look?.tests ?? testsTogether(name, multiplicity);
  const p = (corrected ? multiplicity.adjusted_p[name] : net.p) ?? null;
  const found = { arms, p, tests };
  if (net.p === null || net.estimate === null) {
    return { ...found, verdict: 'not estimable', preferred: null, would_settle: null };
  }
  const decided = monitoring === null ? p !== null && p < alpha : look?.crossed === true;
  if (decided) {
    const preferred = net.estimate > 0 ? arms[0] : arms[1];
    return { ...found, verdict: 'preferred', preferred, would_settle: null };
  }
  // a stopping rule says nothing of equivalence, nor of what would have come without it
  if (monitoring !== null) {
    return { ...found, verdict: 'not settled', preferred: null, would_settle: null };
  }
  if (equivalence.equivalent === true) {
    return { ...found, verdict: 'equivalent', preferred: null, would_settle: null };
  }
  const would_settle = whatWouldSettle(pair, { alpha, tests });
  return { ...found, verdict: 'not settled', preferred: null, would_settle };
}

/** What the declared stopping rule says of this pair of arms. */
function monitoredLook(
  { id }: QuestionResult,
  arms: readonly [string, string],
  { monitoring }: FindingGround,
): Pick<PlannedLookResult, 'tests' | 'crossed'> | undefined {
  const looks = monitoring === null ? [] : monitoring.looks;
  return looks.find((look) => look.question === id && look.arms.join() === arms.join());
}

/** At the level that suffices whatever the other tests of the family say (Bonferroni's). */
function whatWouldSettle(
  { net_preference: net, equivalence, counts, n }: PairResult,
  { alpha, tests }: { alpha: number; tests: number },
): ClustersThatSettle | null {
  if (net.estimate === null || net.variances === null) return null;
  const decisive = (counts.first + counts.second) / n;
  return clustersThatSettle(
    { estimate: net.estimate, variances: net.variances, vote: netVoteVariance(decisive) },
    { alpha: alpha / tests, margin: equivalence.margin, equivalenceAlpha: alpha },
  );
}
