import type { Study } from '#prisma/generated/client.ts';
import { isHeld } from '#study/life/is-held.ts';
import { PAIRS_SHOWN } from '#study/measurements/nearest-pair.ts';
import { readProtocol } from '#study/protocol/read-protocol.ts';
import { database } from './database.ts';
import type { MetricRow } from './read-metrics.ts';

type StudyImage = {
  kind: 'sample';
  sha256: string;
  width: number;
  height: number;
  prompt: string;
  arm: { position: number; label: string };
};

/** An image of a set that is no study's, as a small picture of it was kept. */
type FurtherImage = { kind: 'picture'; id: string; name: string };

export type NearestImage = StudyImage | FurtherImage;

/** An image and the nearest of the reference; null for one that is held, or of which no picture was kept. */
export type NearestImages = { key: string; ratio: number; pair: (NearestImage | null)[] };

/** The images of the pairs that `memorization` found nearest, as far as they are the study's or were kept. */
export async function readNearest(
  study: Study,
  { id, nearest }: MetricRow,
): Promise<NearestImages[]> {
  const pairs = nearest.slice(0, PAIRS_SHOWN);
  const names = pairs.flatMap(({ generated, reference }) => [generated, reference]);
  const [samples, pictures] = await Promise.all([
    readSamples(study, names),
    database().nearestPicture.findMany({
      where: { metricId: id },
      select: { id: true, name: true },
    }),
  ]);
  const byName = new Map<string, NearestImage>([
    ...pictures.map((picture) => [picture.name, { kind: 'picture', ...picture }] as const),
    ...samples.map((sample) => [sample.sha256, sample] as const),
  ]);
  return pairs.map(({ generated, reference, ratio }) => ({
    key: `${generated} ${reference}`,
    ratio,
    pair: [generated, reference].map((name) => byName.get(name) ?? null),
  }));
}

async function readSamples(study: Study, hashes: string[]): Promise<StudyImage[]> {
  const gate = readProtocol(study.protocol).content_gate;
  const samples = await database().sample.findMany({
    where: { run: { studyId: study.id }, sha256: { in: hashes } },
    include: { arm: true, prompt: { select: { text: true } } },
  });
  return samples.flatMap((sample) => {
    const { sha256, width, height, arm, prompt } = sample;
    if (sha256 === null || width === null || height === null || isHeld(sample, gate)) return [];
    return [{ kind: 'sample', sha256, width, height, prompt: prompt.text, arm }];
  });
}
