import { UserError } from '#domain/user-error.ts';
import type { Database } from '#prisma/client.ts';

/**
 * Lets the failed samples of a run be made again, as often as at first. Returns how many they are.
 *
 * @throws UserError `images-frozen` once the study is open: its images are what raters judge
 */
export async function retryFailed(options: { db: Database; runId: string }): Promise<number> {
  const { db, runId } = options;
  return db.$transaction(async (session) => {
    const run = await session.run.findUniqueOrThrow({
      where: { id: runId },
      include: { study: { select: { id: true, slug: true, state: true } } },
    });
    const { study } = run;
    if (study.state === 'open' || study.state === 'closed') {
      throw new UserError(
        `Study ${study.slug} is ${study.state}, and its images are frozen: failed ones stay as they are.`,
        { code: 'images-frozen' },
      );
    }
    const { count } = await session.sample.updateMany({
      where: { runId, state: 'failed' },
      data: { state: 'waiting', attempts: 0, stepsDone: 0, error: null, createdAt: null },
    });
    if (count === 0) return 0;
    await session.run.update({
      where: { id: runId },
      data: { state: 'queued', failed: { decrement: count }, error: null, finishedAt: null },
    });
    await session.study.update({ where: { id: study.id }, data: { state: 'generating' } });
    return count;
  });
}
