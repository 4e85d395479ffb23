import type { Database } from '#prisma/client.ts';
import type { ArmSpec, SampleRequest } from '#domain/arm-spec.ts';
import type { GenerationJob } from '../queue/generation-job.ts';
import { z } from 'zod';
import type { KnownModel } from '../models/find-model.ts';
import { readStored } from '#domain/read-stored.ts';
import { present } from '#domain/present.ts';
import { UserError } from '#domain/user-error.ts';
import { specOfArm } from './spec-of-arm.ts';

/** A sample to make, and its row. */
export type WorkSample = { id: string; attempts: number; request: SampleRequest };

export type Work = {
  arm: ArmSpec;
  /** the model as it was added: its files must still be these, wherever they lie here */
  model: KnownModel;
  samples: WorkSample[];
};

const modelFiles = z.record(z.string(), z.string());

/**
 * Reads what a job asks for and is not made yet.
 *
 * @throws UserError `bad-arm` when the arm has a setting that cannot be honoured, `record-broken` when
 *   what is kept of its model cannot be read
 */
export async function loadWork(db: Database, job: GenerationJob): Promise<Work> {
  const arm = await db.arm.findUniqueOrThrow({
    where: { id: job.armId },
    include: { model: true },
  });
  const rows = await db.sample.findMany({
    where: { id: { in: job.sampleIds }, state: 'waiting' },
    include: { prompt: true },
    orderBy: [{ prompt: { index: 'asc' } }, { replicate: 'asc' }],
  });
  const { model } = arm;
  if (model === null)
    throw new UserError(
      `The images of arm ${arm.key} were made elsewhere, and one is lost: create the study again from its files, or restore the store from a backup.`,
      { code: 'bad-arm' },
    );
  const files = readStored(modelFiles, model.files, `the list of files of model ${model.name}`);
  return {
    arm: specOfArm(arm, model.folder),
    model: { name: model.name, folder: model.folder, sha256: model.sha256, files },
    samples: rows.map(({ id, attempts, prompt, replicate, seed }) => ({
      id,
      attempts,
      request: {
        promptIndex: prompt.index,
        prompt: prompt.text,
        replicate,
        seed: Number(present(seed, 'the seed of a sample to make')),
      },
    })),
  };
}
