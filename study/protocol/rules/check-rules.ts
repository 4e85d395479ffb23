import type { Problem } from '../finding.ts';
import { analysisRules } from './analysis-rules.ts';
import { armRules } from './arm-rules.ts';
import { blindingRules } from './blinding-rules.ts';
import { goldRules } from './gold-rules.ts';
import { promptRules } from './prompt-rules.ts';
import { qualityRules } from './quality-rules.ts';
import { questionRules } from './question-rules.ts';
import { raterRules } from './rater-rules.ts';
import type { Declared, Rule } from './rule.ts';
import { seedRules } from './seed-rules.ts';

const RULES: readonly Rule[] = [
  promptRules,
  armRules,
  seedRules,
  questionRules,
  raterRules,
  qualityRules,
  goldRules,
  analysisRules,
  blindingRules,
];

/** All that a protocol can be told from its file alone, where fields do not fit one another. */
export function checkRules(declared: Declared): Problem[] {
  return RULES.flatMap((rule) => rule(declared));
}
