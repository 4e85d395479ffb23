import type { Database } from '#prisma/client.ts';

/** A sample that could not be made, and why. */
export type FailedSample = {
  sample: string;
  arm: string;
  prompt_index: number;
  prompt: string;
  replicate: number;
  reason: string;
};

/** The failed samples of a run, by prompt, replicate and arm. */
export async function listFailures(options: {
  db: Database;
  runId: string;
  most?: number;
}): Promise<FailedSample[]> {
  const { db, runId, most } = options;
  const samples = await db.sample.findMany({
    where: { runId, state: 'failed' },
    ...(most !== undefined && { take: most }),
    include: { arm: { select: { key: true } }, prompt: { select: { index: true, text: true } } },
    orderBy: [{ prompt: { index: 'asc' } }, { replicate: 'asc' }, { arm: { position: 'asc' } }],
  });
  return samples.map(({ id, arm, prompt, replicate, error }) => ({
    sample: id,
    arm: arm.key,
    prompt_index: prompt.index,
    prompt: prompt.text,
    replicate,
    reason: error ?? 'an earlier release kept no reason',
  }));
}
