import { z } from 'zod';
import { present } from '#domain/present.ts';
import type { Database } from '#prisma/client.ts';
import type { ImageSource } from './source-shapes.ts';
import { withoutPaths } from './without-paths.ts';

const stored = z.looseObject({}).nullable();

/**
 * The record of every image of a study's comparisons, by prompt, replicate and arm: everything needed
 * to make it again. What the study's own rows say stands over what the record says.
 */
export async function describeImages(db: Database, studyId: string): Promise<ImageSource[]> {
  const samples = await db.sample.findMany({
    where: {
      run: { studyId },
      state: 'done',
      OR: [{ asA: { some: {} } }, { asB: { some: {} } }],
    },
    include: { arm: { include: { model: true } }, prompt: true },
    orderBy: [{ prompt: { index: 'asc' } }, { replicate: 'asc' }, { arm: { position: 'asc' } }],
  });
  return samples.map(({ record, arm, prompt, replicate, seed, sha256, blindSha256 }) => {
    const kept = stored.parse(record) ?? {};
    const made = z.looseObject({ arm: z.looseObject({}).optional() }).parse(withoutPaths(kept));
    const full = present(sha256, 'the hash of an image');
    const { key, model, scheduler, steps, guidanceScale, guidanceRescale, negativePrompt } = arm;
    return {
      ...made,
      prompt_index: prompt.index,
      prompt: prompt.text,
      replicate,
      seed: Number(seed),
      arm: {
        ...(scheduler !== null && { scheduler }),
        steps,
        guidance_scale: guidanceScale,
        guidance_rescale: guidanceRescale,
        negative_prompt: negativePrompt,
        model_sha256: model.sha256,
        ...made.arm,
        key,
        model: model.name,
      },
      file: `images/${full}.png`,
      sha256: full,
      blind_sha256: present(blindSha256, 'the hash of an image as shown'),
    };
  });
}
