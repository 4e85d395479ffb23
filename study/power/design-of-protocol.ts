import { countKnownAnswers } from '../protocol/count-known-answers.ts';
import type { Protocol } from '../protocol/protocol.ts';
import type { DeclaredDesign } from './declared-design.ts';

/** The design that a protocol declares, with so many prompts of its set. */
export function designOfProtocol(protocol: Protocol, prompts: number): DeclaredDesign {
  const { quality } = protocol;
  return {
    prompts,
    replicates: protocol.replicates,
    arms: protocol.arms.length,
    comparisons: protocol.comparisons,
    raters: protocol.raters,
    practice: quality.practice,
    repeats: quality.repeats,
    gold: quality.gold,
    knownAnswers: countKnownAnswers(protocol),
    seed: protocol.prompts.seed,
  };
}
