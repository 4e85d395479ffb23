import type { Database } from '#prisma/client.ts';

/** Lets a sample be made again whose image the store has lost, while its run has not ended. */
export async function remakeSample(db: Database, sampleId: string): Promise<void> {
  await db.$transaction(async (session) => {
    const { count } = await session.sample.updateMany({
      where: { id: sampleId, state: 'done' },
      data: {
        ...{ state: 'waiting', sha256: null, blindSha256: null, stepsDone: 0 },
        ...{ seconds: null, device: null },
      },
    });
    if (count === 0) return;
    const { runId } = await session.sample.findUniqueOrThrow({ where: { id: sampleId } });
    await session.run.update({ where: { id: runId }, data: { done: { decrement: 1 } } });
  });
}
