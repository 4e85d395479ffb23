import type { Study } from '#prisma/generated/client.ts';
import { isHeld } from '#study/life/is-held.ts';
import { readProtocol } from '#study/protocol/read-protocol.ts';
import { database } from './database.ts';
import type { MetricRow } from './read-metrics.ts';

/** Pairs that are looked at; they are sorted by how suspicious they are. */
const SHOWN = 12;

export type NearestImage = {
  sha256: string;
  width: number;
  height: number;
  prompt: string;
  arm: { position: number; label: string };
};

/** An image and the nearest of the reference; null for one that is not of the study, or is held. */
export type NearestImages = { key: string; ratio: number; pair: (NearestImage | null)[] };

/** The images of the pairs that `memorization` found nearest, as far as they are the study's. */
export async function readNearest(study: Study, { nearest }: MetricRow): Promise<NearestImages[]> {
  const pairs = nearest.slice(0, SHOWN);
  const gate = readProtocol(study.protocol).content_gate;
  const samples = await database().sample.findMany({
    where: {
      run: { studyId: study.id },
      sha256: { in: pairs.flatMap(({ generated, reference }) => [generated, reference]) },
    },
    include: { arm: true, prompt: { select: { text: true } } },
  });
  const byHash = new Map(
    samples.flatMap((sample) => {
      const { sha256, width, height, arm, prompt } = sample;
      if (sha256 === null || width === null || height === null || isHeld(sample, gate)) return [];
      const image: NearestImage = { sha256, width, height, prompt: prompt.text, arm };
      return [[sha256, image] as const];
    }),
  );
  return pairs.map(({ generated, reference, ratio }) => ({
    key: `${generated} ${reference}`,
    ratio,
    pair: [generated, reference].map((name) => byHash.get(name) ?? null),
  }));
}
