import type { Problem } from '../protocol/finding.ts';
import type { Declared, TextRule } from './rule.ts';
import { analysisRules } from './text/analysis-rules.ts';
import { armRules } from './text/arm-rules.ts';
import { blindingRules } from './text/blinding-rules.ts';
import { goldRules } from './text/gold-rules.ts';
import { promptRules } from './text/prompt-rules.ts';
import { qualityRules } from './text/quality-rules.ts';
import { questionRules } from './text/question-rules.ts';
import { raterRules } from './text/rater-rules.ts';
import { screeningRules } from './text/screening-rules.ts';
import { seedRules } from './text/seed-rules.ts';

const RULES: readonly TextRule[] = [
  promptRules,
  armRules,
  seedRules,
  questionRules,
  raterRules,
  screeningRules,
  qualityRules,
  goldRules,
  analysisRules,
  blindingRules,
];

/** All that a protocol can be told from its text alone, where fields do not fit one another. */
export function checkText(declared: Declared): Problem[] {
  return RULES.flatMap((rule) => rule(declared));
}
