import type { PairVotes } from '#evaluation/votes/results/pair-votes.ts';
import type { Prisma, Study } from '#prisma/generated/client.ts';
import { isHeld } from '#study/life/is-held.ts';
import type { Protocol } from '#study/protocol/protocol.ts';
import { readProtocol } from '#study/protocol/read-protocol.ts';
import { database } from './database.ts';

const parts = {
  id: true,
  sha256: true,
  width: true,
  height: true,
  seed: true,
  gateScore: true,
  gateReleased: true,
  arm: { select: { key: true, label: true, position: true } },
} satisfies Prisma.SampleSelect;

type Sample = Prisma.SampleGetPayload<{ select: typeof parts }>;

export type PairImage = {
  id: string;
  arm: Sample['arm'];
  /** null of an image made elsewhere */
  seed: string | null;
  /** null while the gate holds it, or where there is none */
  image: { sha256: string; width: number; height: number } | null;
};

/** Both images that were compared, in the order of the arms of the votes. */
export type PairImages = { prompt: string; promptIndex: number; images: [PairImage, PairImage] };

/** The images of some pairs, by the number of their comparison. */
export async function readPairImages(
  study: Pick<Study, 'id' | 'protocol'>,
  pairs: readonly PairVotes[],
): Promise<Map<string, PairImages>> {
  const gate = readProtocol(study.protocol).content_gate;
  const firstArm = new Map(pairs.map(({ comparison, arms: [first] }) => [comparison, first]));
  const comparisons = await database().comparison.findMany({
    where: { studyId: study.id, number: { in: [...firstArm.keys()].map(Number) } },
    select: {
      number: true,
      prompt: { select: { text: true, index: true } },
      sampleA: { select: parts },
      sampleB: { select: parts },
    },
  });
  return new Map(
    comparisons.map(({ number, prompt, sampleA, sampleB }) => {
      const [a, b] = [pairImage(sampleA, gate), pairImage(sampleB, gate)];
      const key = String(number);
      const images: [PairImage, PairImage] = firstArm.get(key) === b.arm.key ? [b, a] : [a, b];
      return [key, { prompt: prompt.text, promptIndex: prompt.index, images }];
    }),
  );
}

function pairImage(sample: Sample, gate: Protocol['content_gate']): PairImage {
  const { id, arm, sha256, width, height, seed } = sample;
  const isShown = sha256 !== null && width !== null && height !== null && !isHeld(sample, gate);
  return {
    ...{ id, arm, seed: seed === null ? null : String(seed) },
    image: isShown ? { sha256, width, height } : null,
  };
}
