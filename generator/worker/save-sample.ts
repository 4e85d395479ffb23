import type { Logger } from 'pino';
import type { Database } from '#prisma/client.ts';
import { timeOfRecord } from '../manifest/time-of-record.ts';
import type { TimeOfImage } from '../manifest/time-of-record.ts';
import { stripPng } from '../image/strip-png.ts';
import type { SampleResult } from '../pipeline/start-generator.ts';
import type { SampleStore } from '../sample-store/sample-store.ts';
import { countTry } from './fail-samples.ts';
import { waitOut } from './wait-out.ts';

/** An image that fails by itself is tried so often; a chance failure of a device has gone by then. */
const TRIES_OF_A_SAMPLE = 3;

/**
 * Keeps one result: image bytes into the store first, then the record, in one transaction with the
 * run's count. A sample that is already made (a job delivered twice) is left as it is. While store
 * or database are away it waits, and the image is not lost.
 */
export async function saveSample(options: {
  db: Database;
  store: SampleStore;
  runId: string;
  sampleId: string;
  result: SampleResult;
  signal: AbortSignal;
  log: Logger;
  now: Date;
}): Promise<'made' | 'failed' | null> {
  const { db, store, runId, sampleId, result, now } = options;
  const work = async (): Promise<'made' | 'failed' | null> => {
    if (result.ok) {
      const image = await storeImage(store, result);
      return (await recordImage(db, { runId, sampleId, image, now })) ? 'made' : null;
    }
    const tries = result.hopeless ? 1 : TRIES_OF_A_SAMPLE;
    const failure = { runId, sampleIds: [sampleId], reason: result.error, tries, now };
    return (await countTry(db, failure)) > 0 ? 'failed' : null;
  };
  return waitOut({ ...options, work });
}

type Made = Extract<SampleResult, { ok: true }>;
type StoredImage = TimeOfImage & {
  sha256: string;
  blindSha256: string;
  width: number;
  height: number;
  record: object;
};

async function storeImage(store: SampleStore, { png, record }: Made): Promise<StoredImage> {
  return {
    sha256: await store.put(png),
    blindSha256: await store.put(stripPng(png)),
    width: record.arm.width,
    height: record.arm.height,
    record,
    ...timeOfRecord(record),
  };
}

/** False when the sample is made already. */
async function recordImage(
  db: Database,
  options: { runId: string; sampleId: string; image: StoredImage; now: Date },
): Promise<boolean> {
  const { runId, sampleId, image, now } = options;
  return db.$transaction(async (session) => {
    const { count } = await session.sample.updateMany({
      where: { id: sampleId, state: 'waiting' },
      data: { ...image, state: 'done', error: null, createdAt: now },
    });
    if (count === 0) return false;
    await session.run.update({ where: { id: runId }, data: { done: { increment: 1 } } });
    return true;
  });
}
