import type { Database } from '#prisma/client.ts';
import { stripPng } from '../image/strip-png.ts';
import type { SampleResult } from '../pipeline/start-generator.ts';
import type { SampleStore } from '../sample-store/sample-store.ts';

/**
 * Keeps one result: image bytes into the store first, then the record, in one transaction with the
 * run's count. A sample that is already made (a job delivered twice) is left as it is.
 */
export async function saveSample(options: {
  db: Database;
  store: SampleStore;
  runId: string;
  sampleId: string;
  result: SampleResult;
  now: Date;
}): Promise<void> {
  const { db, runId, sampleId, result } = options;
  const update = result.ok ? await storeImage(options, result) : failure(result.error, options.now);
  await db.$transaction(async (tx) => {
    const { count } = await tx.sample.updateMany({
      where: { id: sampleId, state: 'waiting' },
      data: update,
    });
    if (count === 0) return;
    const counted = result.ok ? { done: { increment: 1 } } : { failed: { increment: 1 } };
    await tx.run.update({ where: { id: runId }, data: counted });
  });
}

type Made = Extract<SampleResult, { ok: true }>;

async function storeImage(
  options: Parameters<typeof saveSample>[0],
  { png, record }: Made,
): Promise<{
  state: 'done';
  sha256: string;
  blindSha256: string;
  width: number;
  height: number;
  record: object;
  createdAt: Date;
}> {
  const blind = stripPng(png);
  return {
    state: 'done',
    sha256: await options.store.put(png),
    blindSha256: await options.store.put(blind),
    width: record.arm.width,
    height: record.arm.height,
    record,
    createdAt: options.now,
  };
}

function failure(error: string, now: Date): { state: 'failed'; error: string; createdAt: Date } {
  return { state: 'failed', error, createdAt: now };
}
