import type { ResultArm } from './result-arm.ts';

/** What the ends of a preference axis stand for: the second arm on the left, the first on the right. */
export function preferenceEnds(arms: readonly ResultArm[]): [string, string] {
  return [`${arms[1]?.label ?? ''} preferred`, `${arms[0]?.label ?? ''} preferred`];
}
