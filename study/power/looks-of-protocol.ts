import { plannedLooks } from '#evaluation/votes/results/look-plan.ts';
import type { Protocol } from '../protocol/protocol.ts';
import { countTrials } from './count-trials.ts';
import type { DeclaredDesign } from './declared-design.ts';

/** Shares of a design's votes at which the rule of a protocol looks; none where it plans no looks. */
export function looksOfProtocol(
  { analysis }: Pick<Protocol, 'analysis'>,
  design: DeclaredDesign,
): number[] {
  const all = countTrials(design);
  return plannedLooks(analysis.stop).map(({ votes }) => votes / all);
}
