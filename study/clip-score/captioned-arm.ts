import { present } from '#domain/present.ts';
import type { SampleStore } from '#generator/sample-store/sample-store.ts';
import type { Database } from '#prisma/client.ts';
import { findArm } from '../runs/find-arm.ts';
import type { CaptionedImages } from './captioned-images.ts';

/** Which image of an arm it is, and which one was measured. */
type ImagePlace = { prompt_index: number; replicate: number; sha256: string };

/** The images of `STUDY/ARM` that are made so far, with their prompts, and where each stands. */
export async function captionedArm(options: {
  db: Database;
  store: SampleStore;
  reference: string;
}): Promise<{
  captioned: CaptionedImages;
  arm: { key: string; studyId: string };
  places: ReadonlyMap<string, ImagePlace>;
}> {
  const { db, store, reference } = options;
  const { arm, label } = await findArm({ db, reference });
  const samples = await db.sample.findMany({
    where: { armId: arm.id, state: 'done' },
    orderBy: { id: 'asc' },
    select: {
      id: true,
      sha256: true,
      replicate: true,
      prompt: { select: { index: true, text: true } },
    },
  });
  const captions = new Map(samples.map(({ id, prompt }) => [id, prompt.text]));
  const places = new Map(
    samples.map(({ id, sha256, replicate, prompt }) => [
      id,
      { prompt_index: prompt.index, replicate, sha256: hashOf(sha256) },
    ]),
  );
  const set = {
    label,
    count: samples.length,
    images: async function* () {
      for (const { id, sha256 } of samples)
        yield { name: id, read: () => store.get(hashOf(sha256)) };
    },
  };
  return { captioned: { captions, set }, arm, places };
}

function hashOf(sha256: string | null): string {
  return present(sha256, 'the hash of a made sample');
}
