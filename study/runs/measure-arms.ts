import { at } from '#domain/at.ts';
import { present } from '#domain/present.ts';
import { chooseNetwork } from '#evaluation/image-sets/networks/choose-network.ts';
import { computeFids } from '#evaluation/image-sets/measures/compute-fid.ts';
import type { FidResult } from '#evaluation/image-sets/measures/compute-fid.ts';
import type { ImageSet } from '#evaluation/image-sets/images/image-set.ts';
import type { SampleStore } from '#generator/sample-store/sample-store.ts';
import type { Database } from '#prisma/client.ts';

export type ArmMetric = { arm: string; label: string; result: FidResult };

/**
 * The FID of each arm's images against a reference set, kept as metric results of the study in
 * place of those measured before.
 */
export async function measureArms(options: {
  db: Database;
  store: SampleStore;
  studyId: string;
  reference: ImageSet;
  cacheFolder: string;
  onProgress: (done: number, total: number) => void;
}): Promise<ArmMetric[]> {
  const { db, store, studyId, reference, cacheFolder, onProgress } = options;
  const { network } = await chooseNetwork(undefined, cacheFolder);
  const arms = await db.arm.findMany({ where: { studyId }, orderBy: { position: 'asc' } });
  const sets = await Promise.all(
    arms.map(({ id, label }) => armImages({ db, store, armId: id, label })),
  );
  const results = await computeFids({
    sets: sets.map((set) => ({ kind: 'images', set })),
    b: { kind: 'images', set: reference },
    network,
    onProgress,
  });
  const measured: ArmMetric[] = [];
  for (const [i, { key, label }] of arms.entries()) {
    const result = at(results, i, 'the results');
    await keep({ db, studyId, setA: key, setB: reference.label, result });
    measured.push({ arm: key, label, result });
  }
  return measured;
}

async function armImages(options: {
  db: Database;
  store: SampleStore;
  armId: string;
  label: string;
}): Promise<ImageSet> {
  const { db, store, armId, label } = options;
  const samples = await db.sample.findMany({
    where: { armId, state: 'done' },
    orderBy: { id: 'asc' },
    select: { sha256: true },
  });
  return {
    label,
    count: samples.length,
    images: async function* () {
      for (const { sha256 } of samples) {
        const name = present(sha256, 'the hash of an image that is made');
        yield { name, read: () => store.get(name) };
      }
    },
  };
}

async function keep(options: {
  db: Database;
  studyId: string;
  setA: string;
  setB: string;
  result: FidResult;
}): Promise<void> {
  const { db, studyId, setA, setB, result } = options;
  const same = { studyId, metric: 'fid', setA, setB };
  await db.$transaction([
    db.metricResult.deleteMany({ where: same }),
    db.metricResult.create({ data: { ...same, value: result.value, result } }),
  ]);
}
