import { z } from 'zod';
import { readStored } from '#domain/read-stored.ts';
import { present } from '#domain/present.ts';
import type { Database } from '#prisma/client.ts';
import type { Prisma } from '#prisma/generated/client.ts';
import type { ImageSource } from './source-shapes.ts';
import { withoutPaths } from './without-paths.ts';

const stored = z.looseObject({}).nullable();
const recorded = z.looseObject({ arm: z.looseObject({}).optional() });
const brought = z.looseObject({ file: z.string(), sha256: z.string() });

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
  return samples.map((sample) => {
    const { arm, prompt, replicate, sha256, blindSha256 } = sample;
    const full = present(sha256, 'the hash of an image');
    const what = {
      prompt_index: prompt.index,
      prompt: prompt.text,
      replicate,
      file: `images/${full}.png`,
      sha256: full,
      blind_sha256: present(blindSha256, 'the hash of an image as shown'),
    };
    return { ...(arm.model === null ? describeElsewhere(sample) : describeMade(sample)), ...what };
  });
}

type Described = Pick<ImageSource, 'seed' | 'arm' | 'origin'>;
type Stored = Prisma.SampleGetPayload<{ include: { arm: { include: { model: true } } } }>;

function describeMade({ record, arm, seed, sha256 }: Stored): Described {
  const what = `the record of image ${sha256}`;
  const kept = readStored(stored, record, what) ?? {};
  const made = readStored(recorded, withoutPaths(kept), what);
  const { key, scheduler, steps, guidanceScale, guidanceRescale, negativePrompt } = arm;
  const model = present(arm.model, 'the model of an arm');
  return {
    ...made,
    seed: Number(present(seed, 'the seed of an image that a model made')),
    arm: {
      ...(scheduler !== null && { scheduler }),
      steps: present(steps, 'the steps of an arm'),
      guidance_scale: present(guidanceScale, 'the guidance of an arm'),
      guidance_rescale: present(guidanceRescale, 'the guidance rescale of an arm'),
      negative_prompt: present(negativePrompt, 'the negative prompt of an arm'),
      model_sha256: model.sha256,
      ...made.arm,
      key,
      model: model.name,
    },
  };
}

function describeElsewhere({ arm, origin, sha256 }: Stored): Described {
  const from = readStored(brought, origin, `the origin of image ${sha256}`);
  return { seed: null, arm: { key: arm.key, made_elsewhere: true }, origin: from };
}
