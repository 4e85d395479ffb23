import type { Problem } from '../protocol/finding.ts';
import { armRules } from './rules/arm-rules.ts';
import { goldRules } from './rules/gold-rules.ts';
import { promptLengthRules } from './rules/prompt-length-rules.ts';
import type { PlanRule } from './rules/plan-rule.ts';
import { seedRules } from './rules/seed-rules.ts';
import { sessionRules } from './rules/session-rules.ts';
import { sizeRules } from './rules/size-rules.ts';
import { stopRules } from './rules/stop-rules.ts';
import { testableRules } from './rules/testable-rules.ts';
import type { StudyPlan } from './study-plan.ts';

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
