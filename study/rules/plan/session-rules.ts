import { countOf } from '#domain/count-of.ts';
import { MIN_REPEAT_DISTANCE } from '../../design/order-session.ts';
import { trialsEach } from '../../design/trials-each.ts';
import { countKnownAnswers } from '../../protocol/count-known-answers.ts';
import type { Problem } from '../../protocol/finding.ts';
import { countRepeats } from '../../runs/count-repeats.ts';
import { planDesign } from '../../runs/plan-design.ts';
import type { StudyPlan } from '../../runs/study-plan.ts';
import { refuse, warn, type PlanRule } from '../rule.ts';

/** A quick answer to one question, pictures looked at. */
const SECONDS_AN_ANSWER = 5;
const LONGEST_USUAL_HOURS = 8;

/** What one rater is shown has room in the study, and all raters together fill it. */
export const sessionRules: PlanRule = (plan) => {
  const design = planDesign(plan);
  const mains = design.filter(({ gold }) => gold !== true).length;
  if (mains === 0) {
    return [refuse(['gold'], 'lists every comparison of the study: none is left to vote on')];
  }
  const each = trialsEach(plan.protocol, mains);
  return [
    ...checkFilling(plan, mains),
    ...checkPractice(plan, mains),
    ...checkRepeats({ plan, design, each }),
    ...checkVotes(plan, each),
    ...checkLength(plan, each),
  ];
};

function checkFilling({ protocol: { raters } }: StudyPlan, mains: number): Problem[] {
  const { expected, max_trials_each: most = mains, per_comparison: wanted } = raters;
  const path = ['raters', 'max_trials_each'];
  if (most >= mains) return [];
  if (wanted === 'all') {
    const judged = Math.round((most * expected) / mains);
    const message = `lets each rater judge ${most} of ${countOf(mains, 'comparison')}, so that each is judged by about ${judged} of ${countOf(expected, 'rater')}`;
    return [warn(path, message)];
  }
  const needed = Math.ceil((wanted * mains) / expected);
  if (most >= needed) return [];
  const message = `lets ${countOf(expected, 'rater')} judge ${countOf(most, 'comparison')} each, and ${countOf(wanted, 'rater')} for each of ${mains} take ${needed} each: write at least ${needed}, or a smaller per_comparison`;
  return [refuse(path, message)];
}

function checkPractice({ protocol: { quality, gold } }: StudyPlan, mains: number): Problem[] {
  const most = mains + countKnownAnswers({ gold }, 'practice');
  if (quality.practice <= most) return [];
  const message = `asks for ${countOf(quality.practice, 'practice trial')}, and raters get ${most}: the study has no more comparisons`;
  return [warn(['quality', 'practice'], message)];
}

function checkRepeats({
  plan,
  design,
  each,
}: {
  plan: StudyPlan;
  design: ReturnType<typeof planDesign>;
  each: number;
}): Problem[] {
  const { repeats } = plan.protocol.quality;
  const { least, most } = countRepeats({ plan, design, each });
  if (least >= repeats) return [];
  const path = ['quality', 'repeats'];
  const asks = `asks for ${countOf(repeats, 'repeat')} a rater, and a session of ${countOf(each, 'comparison')} has room for`;
  const why = `a comparison comes again once, at least ${MIN_REPEAT_DISTANCE} trials later`;
  if (most === 0) {
    return [refuse(path, `${asks} none: ${why}; write 0, or show more comparisons`)];
  }
  return [warn(path, `${asks} ${least}: ${why}`)];
}

function checkVotes({ protocol }: StudyPlan, each: number): Problem[] {
  const { raters, analysis } = protocol;
  const { votes } = analysis.stop;
  const given = each * raters.expected;
  if (votes === undefined || votes <= given) return [];
  const message = `plans ${countOf(votes, 'vote')} a question, and the design has ${given}: ${countOf(raters.expected, 'rater')} with ${countOf(each, 'comparison')} each; plan fewer, or expect more raters`;
  return [warn(['analysis', 'stop', 'votes'], message)];
}

/** A rater has hours, not weeks. */
function checkLength({ protocol }: StudyPlan, each: number): Problem[] {
  const answers = each * protocol.questions.length;
  const hours = Math.floor((answers * SECONDS_AN_ANSWER) / 3600);
  if (hours < LONGEST_USUAL_HOURS) return [];
  const message = `asks each of them for ${countOf(answers, 'answer')}, ${hours} hours at ${SECONDS_AN_ANSWER} s an answer: write max_trials_each, or per_comparison`;
  return [warn(['raters'], message)];
}
