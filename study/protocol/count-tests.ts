import type { Protocol } from './protocol.ts';

/** Tests of the primary family of a protocol: each of its questions for each pair of arms. */
export function countTests({
  analysis,
  questions,
  arms,
}: Pick<Protocol, 'analysis'> & {
  questions: readonly unknown[];
  arms: readonly unknown[];
}): number {
  const primary = analysis.primary ?? questions;
  return (primary.length * (arms.length * (arms.length - 1))) / 2;
}
