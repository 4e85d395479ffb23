import type { Protocol } from '../protocol/protocol.ts';

/** Tests of the primary family of a protocol: each of its questions for each pair of arms. */
export function countTests({ analysis, questions, arms }: Protocol): number {
  const primary = analysis.primary ?? questions;
  return (primary.length * (arms.length * (arms.length - 1))) / 2;
}
