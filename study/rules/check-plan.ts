import type { Problem } from '../protocol/finding.ts';
import type { StudyPlan } from '../runs/study-plan.ts';
import { armRules } from './plan/arm-rules.ts';
import { goldRules } from './plan/gold-rules.ts';
import { promptLengthRules } from './plan/prompt-length-rules.ts';
import { repeatedPromptRules } from './plan/repeated-prompt-rules.ts';
import { sameImagesRules } from './plan/same-images-rules.ts';
import { seedRules } from './plan/seed-rules.ts';
import { sessionRules } from './plan/session-rules.ts';
import { sizeRules } from './plan/size-rules.ts';
import { stopRules } from './plan/stop-rules.ts';
import { testableRules } from './plan/testable-rules.ts';
import type { PlanRule } from './rule.ts';

const RULES: readonly PlanRule[] = [
  seedRules,
  promptLengthRules,
  repeatedPromptRules,
  armRules,
  sameImagesRules,
  goldRules,
  sessionRules,
  stopRules,
  testableRules,
];

/** What of a plan cannot be carried out, or is most likely not meant. */
export async function checkPlan(plan: StudyPlan): Promise<Problem[]> {
  // what follows takes time in proportion to the size
  const tooLarge = await sizeRules(plan);
  if (tooLarge.length > 0) return tooLarge;
  const problems: Problem[] = [];
  for (const rule of RULES) problems.push(...(await rule(plan)));
  return problems;
}
