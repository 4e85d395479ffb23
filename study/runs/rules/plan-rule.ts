import type { Problem } from '../../protocol/finding.ts';
import type { StudyPlan } from '../study-plan.ts';

/** What must or should be changed in a protocol, now that its prompts and models are known. */
export type PlanRule = (plan: StudyPlan) => Problem[];
