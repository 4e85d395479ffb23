import { readStored } from '#domain/read-stored.ts';
import { present } from '#domain/present.ts';
import type { Metric } from '#evaluation/image-sets/measures/metric.ts';
import type { EvaluationInput } from '#evaluation/image-sets/measures/open-evaluation-input.ts';
import { chooseNetwork } from '#evaluation/image-sets/networks/choose-network.ts';
import type { SampleStore } from '#generator/sample-store/sample-store.ts';
import type { Database } from '#prisma/client.ts';
import type { Measurement } from '#prisma/generated/client.ts';
import { armImages } from '../runs/arm-images.ts';
import { metricWords } from '../results/metric-words.ts';
import { measureArms } from '../runs/measure-arms.ts';
import { referencePath } from './kept-references.ts';
import { openKeptReference } from './open-kept-reference.ts';
import { measuredMetrics } from './measurement-request.ts';

/** Progress is written down at most this often. */
const TELL_EVERY_MS = 500;

/**
 * Measures the images of each arm as a measurement asks, keeps the results with the study, and
 * writes down how far it is. Returns what could not be computed, in sentences.
 *
 * @throws UserError as `openEvaluationInput` and `measureArms` do
 */
export async function measureStudy(options: {
  db: Database;
  store: SampleStore;
  measurement: Measurement;
  homeFolder: string;
  cacheFolder: string;
  /** milliseconds that only grow */
  clock: () => number;
}): Promise<string[]> {
  const { db, store, measurement, homeFolder, cacheFolder, clock } = options;
  const { studyId, againstArm } = measurement;
  const metrics = readStored(
    measuredMetrics,
    measurement.metrics,
    'the list of metrics of a measurement',
  );
  const { network } = await chooseNetwork(undefined, cacheFolder);
  const reference = await openReference({ db, store, measurement, homeFolder });
  const notComputed: string[] = [];
  const progress = tellProgress({ db, id: measurement.id, clock });
  try {
    await measureArms({
      ...{ db, store, studyId, reference, network, metrics },
      ...(againstArm !== null && { referenceArm: againstArm }),
      onNotComputable: (metric: Metric, reason: string) =>
        notComputed.push(`${metricWords(metric).label} is left out: ${reason}.`),
      onProgress: progress.tell,
    });
  } finally {
    await progress.settled();
    if (reference.kind === 'images') await reference.set.close?.();
  }
  return notComputed;
}

async function openReference(options: {
  db: Database;
  store: SampleStore;
  measurement: Measurement;
  homeFolder: string;
}): Promise<EvaluationInput> {
  const { db, store, measurement, homeFolder } = options;
  const { studyId, againstArm: key, reference } = measurement;
  if (key === null) {
    const name = present(reference, 'the reference of a measurement');
    return openKeptReference(referencePath(homeFolder, name), name);
  }
  const arm = await db.arm.findUniqueOrThrow({ where: { studyId_key: { studyId, key } } });
  return { kind: 'images', set: await armImages({ db, store, armId: arm.id, label: arm.label }) };
}

/** Writes progress down without letting the measuring wait for it. */
function tellProgress(options: { db: Database; id: string; clock: () => number }): {
  tell: (done: number, total: number) => void;
  settled: () => Promise<void>;
} {
  const { db, id, clock } = options;
  let writing: Promise<unknown> = Promise.resolve();
  let last = -Infinity;
  return {
    tell: (done, total) => {
      if (done < total && clock() - last < TELL_EVERY_MS) return;
      last = clock();
      writing = writing
        .then(() => db.measurement.updateMany({ where: { id }, data: { done, total } }))
        .catch(() => undefined);
    },
    settled: async () => {
      await writing;
    },
  };
}
