import { at } from '#domain/at.ts';
import type { ResultArm } from './result-arm.ts';

/** What the ends of a preference axis stand for: the second arm on the left, the first on the right. */
export function preferenceEnds(arms: readonly ResultArm[]): [string, string] {
  return [
    `${at(arms, 1, 'the arms').label} preferred`,
    `${at(arms, 0, 'the arms').label} preferred`,
  ];
}
