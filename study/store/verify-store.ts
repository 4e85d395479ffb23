import { z } from 'zod';
import { mapConcurrently } from '#files/map-concurrently.ts';
import { present } from '#domain/present.ts';
import { UserError } from '#domain/user-error.ts';
import type { SampleStore, StoredBlob } from '#generator/sample-store/sample-store.ts';
import type { Database } from '#prisma/client.ts';
import type { BrokenImage } from './broken-image.ts';
import { usedImages } from './used-images.ts';
import { usesOfImages } from './uses-of-images.ts';

export type StoreReport = {
  /** images that are there, and their bytes */
  checked: number;
  bytes: number;
  broken: BrokenImage[];
  /** whole, and of no study: they cost room and nothing else */
  unreferenced: StoredBlob[];
};

const AT_ONCE = 4;

/**
 * Reads every image of the store and hashes it again. What a run puts there meanwhile is not
 * mistaken for missing: images are stored before their rows are written.
 */
export async function verifyStore(options: {
  db: Database;
  store: SampleStore;
  onProgress?: (done: number, total: number) => void;
}): Promise<StoreReport> {
  const { db, store, onProgress } = options;
  const used = await usedImages(db);
  const stored = await Array.fromAsync(store.list());
  const listed = new Set(stored.map(({ sha256 }) => sha256));
  const gone = [...used.difference(listed)];
  const addresses = [...listed, ...gone];
  const states = new Map<string, State>();
  const looks = mapConcurrently(addresses, AT_ONCE, async (sha256) => {
    return [sha256, await stateOf(store, sha256)] as const;
  });
  for await (const [sha256, state] of looks) {
    states.set(sha256, state);
    onProgress?.(states.size, addresses.length);
  }
  const usedNow = (await usedImages(db)).union(used).union(await filesOfModels(db));
  return {
    checked: stored.length,
    bytes: stored.reduce((sum, { bytes }) => sum + bytes, 0),
    broken: await describeBroken(db, states),
    unreferenced: stored.filter(
      ({ sha256 }) => !usedNow.has(sha256) && states.get(sha256) === 'whole',
    ),
  };
}

/** What models shared with workers elsewhere: of no study, and of use. */
async function filesOfModels(db: Database): Promise<Set<string>> {
  const models = await db.model.findMany({ select: { files: true } });
  const files = models.map((model) => z.record(z.string(), z.string()).parse(model.files));
  return new Set(files.flatMap((hashes) => Object.values(hashes)));
}

type State = 'whole' | BrokenImage['state'];

async function stateOf(store: SampleStore, sha256: string): Promise<State> {
  try {
    await hashThrough(store.stream(sha256));
    return 'whole';
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    if (error.code === 'sample-damaged') return 'damaged';
    if (error.code === 'sample-missing') return 'missing';
    throw error;
  }
}

/** Damage is told where a stream ends. */
async function hashThrough(stream: AsyncIterable<Uint8Array>): Promise<void> {
  const chunks = stream[Symbol.asyncIterator]();
  while (!(await chunks.next()).done);
}

async function describeBroken(
  db: Database,
  states: ReadonlyMap<string, State>,
): Promise<BrokenImage[]> {
  const broken = [...states].flatMap(([sha256, state]) =>
    state === 'whole' ? [] : [{ sha256, state }],
  );
  const uses = await usesOfImages(
    db,
    broken.map(({ sha256 }) => sha256),
  );
  return (
    broken
      .map((one) => ({ ...one, uses: present(uses.get(one.sha256), 'the uses of an image') }))
      // removed since it was listed, and of no use to anybody
      .filter(({ state, uses: found }) => state === 'damaged' || found.length > 0)
  );
}
