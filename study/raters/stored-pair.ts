import type { findGold } from '../protocol/find-gold.ts';

const ARM = { select: { arm: { select: { key: true } } } } as const;

/** What is read of a comparison to know which pair it is, in the terms of the protocol. */
export const PAIR = {
  replicate: true,
  prompt: { select: { index: true } },
  sampleA: ARM,
  sampleB: ARM,
} as const;

type Sample = { arm: { key: string } };
type StoredPair = {
  replicate: number;
  prompt: { index: number };
  sampleA: Sample;
  sampleB: Sample;
};

/** A comparison as a protocol's known answers name it. */
export function pairOf({
  replicate,
  prompt,
  sampleA,
  sampleB,
}: StoredPair): Omit<Parameters<typeof findGold>[0], 'protocol'> {
  return { promptIndex: prompt.index, replicate, armA: sampleA.arm.key, armB: sampleB.arm.key };
}
