import type { Problem } from '../../protocol/finding.ts';
import { createKnownAnswers } from '../../runs/known-answers.ts';
import { planComparisons } from '../../runs/plan-comparisons.ts';
import type { StudyPlan } from '../../runs/study-plan.ts';
import { refuse, type PlanRule } from '../rule.ts';

const MOST_NAMED = 12;

/** Comparisons with a known answer are comparisons of the study. */
export const goldRules: PlanRule = (plan) => {
  const { gold } = plan.protocol;
  if (gold.length === 0) return [];
  const drawn = new Set(plan.prompts.map(({ index }) => index));
  const used = new Set(planComparisons(plan).flatMap(createKnownAnswers(plan)));
  return gold.flatMap((answer, place): Problem[] => {
    if (!drawn.has(answer.prompt)) return [notDrawn(plan, answer.prompt, place)];
    if (used.has(answer)) return [];
    const message =
      'is about two arms that the design does not compare there: write comparisons: all, or name another prompt or replicate';
    return [refuse(['gold', place], message)];
  });
};

function notDrawn(
  { prompts, setSize, protocol }: StudyPlan,
  prompt: number,
  place: number,
): Problem {
  const path = ['gold', place, 'prompt'];
  const { set } = protocol.prompts;
  if (prompt >= setSize) {
    return refuse(path, `is prompt ${prompt}, and ${set} has prompts 0 to ${setSize - 1}`);
  }
  const named = prompts.slice(0, MOST_NAMED).map(({ index }) => index);
  const more = prompts.length > MOST_NAMED ? ', …' : '';
  const message = `is prompt ${prompt}, which is not drawn: drawn are ${named.join(', ')}${more}; name one of these, or choose prompts by ids`;
  return refuse(path, message);
}
