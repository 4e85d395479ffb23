import { present } from '#domain/present.ts';
import type { SampleStore } from '#generator/sample-store/sample-store.ts';
import type { Database } from '#prisma/client.ts';
import { findArm } from '../runs/find-arm.ts';
import type { CaptionedImages } from './captioned-images.ts';

/** The images of `STUDY/ARM` that are made so far, with their prompts. */
export async function captionedArm(options: {
  db: Database;
  store: SampleStore;
  reference: string;
}): Promise<CaptionedImages> {
  const { db, store, reference } = options;
  const { arm, label } = await findArm({ db, reference });
  const samples = await db.sample.findMany({
    where: { armId: arm.id, state: 'done' },
    orderBy: { id: 'asc' },
    select: { id: true, sha256: true, prompt: { select: { text: true } } },
  });
  const captions = new Map(samples.map(({ id, prompt }) => [id, prompt.text]));
  return {
    captions,
    set: {
      label,
      count: samples.length,
      images: async function* () {
        for (const { id, sha256 } of samples)
          yield {
            name: id,
            read: () => store.get(present(sha256, 'the hash of a made sample')),
          };
      },
    },
  };
}
