import { formatP } from '#domain/print-estimate.ts';
import type { FindingGround } from './finding-ground.ts';
import type { PairFinding } from './finding-shape.ts';
import type { PairResult } from './result-table-shape.ts';

/**
 * What decided about a pair: the p value that belongs to the interval beside it, with what it is
 * corrected to where several tests share the level, or the stopping rule's figure, with the correction that is
 * in its boundary.
 */
export function sayDecision(
  { arms, net_preference: net }: PairResult,
  { p, tests }: PairFinding,
  { id, ground }: { id: string; ground: FindingGround },
): string {
  const { monitoring } = ground;
  if (monitoring === null) {
    if (p === null || net.p === null) return 'no test';
    if (tests === 1) return sayEqualP(p);
    return `${sayEqualP(net.p)}, corrected ${formatP(p)} by Holm over ${tests} tests, which decides`;
  }
  const isOf = (look: { question: string; arms: [string, string] }): boolean =>
    look.question === id && look.arms.join() === arms.join();
  if (monitoring.rule === 'e-process') {
    const look = monitoring.looks.find(isOf);
    if (look === undefined) return 'no e-value';
    return `e-value ${look.e_value.toPrecision(3)} against ${look.threshold.toPrecision(3)}${sayShared(look.tests)}${look.reason === null ? '' : `; ${look.reason}`}`;
  }
  const look = monitoring.looks.find(isOf);
  if (look === undefined || look.z === null) return 'no test';
  if (look.boundary === null) return `z ${look.z.toFixed(2)}, before the first planned look`;
  const against = `z ${look.z.toFixed(2)} against a boundary of ${look.boundary.toFixed(2)} at look ${look.look} of ${monitoring.planned_looks}${sayShared(look.tests)}`;
  return look.reason === null ? against : `${against}; ${look.reason}`;
}

/** That a boundary is of a part of the level. */
function sayShared(tests: number): string {
  return tests === 1 ? '' : `, corrected by Bonferroni over ${tests} tests`;
}

/** `p = 0.014`, `p < 0.001`. */
export function sayEqualP(p: number): string {
  const text = formatP(p);
  return text.startsWith('<') ? `p ${text}` : `p = ${text}`;
}
