import { countOf } from '#domain/count-of.ts';
import { fewestDecisiveVotes } from '#evaluation/statistics/fewest-decisive-votes.ts';
import { mostAtLooks } from '#evaluation/statistics/planned-looks.ts';
import { votesForEquivalence } from '#evaluation/statistics/votes-for-equivalence.ts';
import { drawPairs } from '../../design/draw-pairs.ts';
import { pairVotesEach } from '../../power/count-trials.ts';
import type { DeclaredDesign } from '../../power/declared-design.ts';
import { designOfProtocol } from '../../power/design-of-protocol.ts';
import { lackOfDesign } from '../../power/lack-of-design.ts';
import { countTests } from '../../protocol/count-tests.ts';
import type { Path, Problem } from '../../protocol/finding.ts';
import type { StudyPlan } from '../../runs/study-plan.ts';
import { warn, type PlanRule } from '../rule.ts';
import { USUAL_ALPHA } from '../usual-alpha.ts';

/** What a protocol has that does not say its margin: nobody asked whether it can be shown. */
const USUAL_MARGIN = 0.1;

/** A design as it is declared, and the level that is left to each of its tests. */
type Tested = { protocol: StudyPlan['protocol']; design: DeclaredDesign; level: number };

/** What a study says it tests can come out in some way: it has the votes for it. */
export const testableRules: PlanRule = ({ protocol, prompts }) => {
  const design = designOfProtocol(protocol, prompts.length);
  const tested = { protocol, design, level: protocol.analysis.alpha / countTests(protocol) };
  const missing = checkPairs(design);
  const lacking = checkVotes(tested);
  return [
    ...missing,
    ...lacking,
    ...(lacking.length > 0 ? [] : [...checkPlanned(tested), ...checkMargin(tested)]),
  ];
};

function checkPairs({ arms, prompts, replicates, seed, comparisons }: DeclaredDesign): Problem[] {
  const cells = prompts * replicates;
  const drawn = drawPairs({ arms, cells, seed, design: comparisons }).flat();
  const compared = new Set(drawn.map(({ a, b }) => `${a} ${b}`)).size;
  const all = (arms * (arms - 1)) / 2;
  if (compared === all) return [];
  const message = `balanced compares ${compared} of the ${all} pairs of arms on ${countOf(cells, 'pair')} of prompt and replicate, and the others never: write comparisons: all, draw more prompts, or have fewer arms`;
  return [warn(['comparisons'], message)];
}

function checkVotes({ protocol, design, level }: Tested): Problem[] {
  const lack = lackOfDesign(design, { decisive: 1, level });
  if (lack === null || lack.of === 'pair') return [];
  const { alpha } = protocol.analysis;
  const isOfLevel = lack.of === 'votes' && alpha < USUAL_ALPHA.least;
  const places: Record<typeof lack.of, Path> = {
    raters: ['raters', 'expected'],
    prompts: ['prompts'],
    votes: isOfLevel ? ['analysis', 'alpha'] : ['raters'],
  };
  const what = isOfLevel ? `is ${alpha}, at which the study` : 'leave a study that';
  return [warn(places[lack.of], `${what} can test nothing: ${lack.reason}`)];
}

/** Votes that are planned are enough for a test, at the end and at each look before it. */
function checkPlanned({ protocol, design, level }: Tested): Problem[] {
  const { rule, votes, looks = 1 } = protocol.analysis.stop;
  if (votes === undefined || rule === 'e-process') return [];
  const pairs = (design.arms * (design.arms - 1)) / 2;
  const levels = mostAtLooks(looks, level);
  const idle = levels.filter(
    (at, look) => ((look + 1) * votes) / looks / pairs < fewestDecisiveVotes(at),
  ).length;
  if (idle === 0) return [];
  if (idle === levels.length) {
    const message = `plans ${countOf(votes, 'vote')} a question, on which nothing can be tested: at level ${level} a pair of arms needs at least ${fewestDecisiveVotes(level)} that prefer one of the two`;
    return [warn(['analysis', 'stop', 'votes'], message)];
  }
  const message = `plans ${looks} looks at ${countOf(votes, 'vote')} a question, and the first ${idle === 1 ? 'one' : idle} can never stop the study: even if all its votes agree, they are too few for its level; plan fewer looks, or more votes`;
  return [warn(['analysis', 'stop', 'looks'], message)];
}

function checkMargin({ protocol, design, level }: Tested): Problem[] {
  const { equivalence_margin: margin } = protocol.analysis;
  if (margin >= USUAL_MARGIN) return [];
  const given = Math.round(design.raters.expected * pairVotesEach(design, design.raters.expected));
  const needed = votesForEquivalence({ margin, level });
  if (given >= needed) return [];
  const message = `is ${margin}, and the ${countOf(given, 'vote')} on a pair of arms cannot show that they are so close: were votes independent and half of them on par, it would take ${needed}; write a wider margin, or ask for more votes`;
  return [warn(['analysis', 'equivalence_margin'], message)];
}
