import type { Problem } from '../protocol/finding.ts';
import type { StudyPlan } from '../runs/study-plan.ts';
import { armRules } from './plan/arm-rules.ts';
import { goldRules } from './plan/gold-rules.ts';
import { promptLengthRules } from './plan/prompt-length-rules.ts';
import { seedRules } from './plan/seed-rules.ts';
import { sessionRules } from './plan/session-rules.ts';
import { sizeRules } from './plan/size-rules.ts';
import { stopRules } from './plan/stop-rules.ts';
import { testableRules } from './plan/testable-rules.ts';
import type { PlanRule } from './rule.ts';

const RULES: readonly PlanRule[] = [
  seedRules,
  promptLengthRules,
  armRules,
  goldRules,
  sessionRules,
  stopRules,
  testableRules,
];

/** What of a plan cannot be carried out, or is most likely not meant. */
export function checkPlan(plan: StudyPlan): Problem[] {
  // what follows takes time in proportion to the size
  const tooLarge = sizeRules(plan);
  return tooLarge.length > 0 ? tooLarge : RULES.flatMap((rule) => rule(plan));
}
