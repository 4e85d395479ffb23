import type { ImageSet } from '#evaluation/image-sets/images/image-set.ts';
import type { SampleStore } from '#generator/sample-store/sample-store.ts';
import { present } from '#domain/present.ts';
import type { Database } from '#prisma/client.ts';

/** The images of an arm that are made so far, as a set to be measured; named by their hashes. */
export async function armImages(options: {
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
        const name = present(sha256, 'the hash of a made sample');
        yield { name, read: () => store.get(name) };
      }
    },
  };
}
