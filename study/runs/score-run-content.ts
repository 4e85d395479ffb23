import { at } from '#domain/at.ts';
import { present } from '#domain/present.ts';
import type { ContentGate } from '#evaluation/image-sets/content-gate/content-gate.ts';
import type { SampleStore } from '#generator/sample-store/sample-store.ts';
import { remakeSample } from '#generator/worker/remake-sample.ts';
import type { Database } from '#prisma/client.ts';
import { UserError } from '#domain/user-error.ts';
import { readProtocol } from '../protocol/read-protocol.ts';

const BATCH = 64;

/**
 * The content gate: scores the images of a run that have no score yet, so that those above the
 * protocol's threshold are held until a researcher has looked. Nothing to do for a protocol
 * without a gate. Called again after a crash, it goes on where it stopped.
 *
 * @throws UserError `sample-missing` or `sample-damaged` for an image that the store has lost: it is
 *   made again
 */
export async function scoreRunContent(options: {
  db: Database;
  store: SampleStore;
  gate: () => Promise<ContentGate>;
  runId: string;
}): Promise<void> {
  const { db, store, gate, runId } = options;
  const run = await db.run.findUniqueOrThrow({ where: { id: runId }, include: { study: true } });
  if (readProtocol(run.study.protocol).content_gate === 'none') return;
  for (;;) {
    const samples = await db.sample.findMany({
      where: { runId, state: 'done', gateScore: null },
      select: { id: true, sha256: true },
      take: BATCH,
    });
    if (samples.length === 0) return;
    const images = samples.map(({ id, sha256 }) => ({
      name: id,
      read: () => readOrRemake({ db, store, id, sha256 }),
    }));
    const scores = await (await gate()).score(images);
    await db.$transaction(
      samples.map(({ id }, i) =>
        db.sample.update({
          where: { id },
          data: { gateScore: at(scores, i, 'the scores of the gate') },
        }),
      ),
    );
  }
}

async function readOrRemake(options: {
  db: Database;
  store: SampleStore;
  id: string;
  sha256: string | null;
}): Promise<Buffer> {
  const { db, store, id, sha256 } = options;
  try {
    return await store.get(present(sha256, 'the hash of an image that is made'));
  } catch (error) {
    if (error instanceof UserError && error.fault === 'sample') await remakeSample(db, id);
    throw error;
  }
}
