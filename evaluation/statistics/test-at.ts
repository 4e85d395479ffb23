import type { DecisionRule } from './net-decision.ts';

/** A single test at a level, without looks or other tests beside it. */
export function testAt(alpha: number): DecisionRule {
  return { alpha, level: alpha, isEarlyLook: false };
}
