import type { Database, DatabaseSession } from '#prisma/client.ts';
import type { GenerationJob } from './generation-job.ts';
import { GENERATION_QUEUE } from './generation-job.ts';
import { LOADED_AT_ONCE } from '../pipeline/loaded-at-once.ts';
import { hasJobs } from './has-jobs.ts';
import type { Queue } from './open-queue.ts';

/** Samples in a job: small, so that little is made again after a crash and workers share the load. */
const SAMPLES_PER_JOB = 4;

/**
 * Queues what a run still lacks: its waiting samples, in jobs of one arm each, prompts in order so
 * that both arms of a prompt appear soon after one another; of many models, as many at a time as a
 * worker keeps loaded, so that it loads each of them once. Samples that are made are left alone,
 * and so is a run that has jobs. Returns the number of jobs sent; called from several places at
 * once, one of them sends.
 */
export async function enqueueRun(options: {
  db: Database;
  queue: Queue;
  runId: string;
}): Promise<number> {
  const { db, queue, runId } = options;
  return db.$transaction(async (session) => {
    await session.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${runId}, 0))`;
    if (await hasJobs(queue, runId)) return 0;
    const groups = groupByModel(await waitingSamples(session, runId));
    let sent = 0;
    // the queue keeps the order of what is sent one after the other
    for (const jobs of groups.map((samples) => groupIntoJobs(runId, samples))) {
      await queue.insert(
        GENERATION_QUEUE,
        jobs.map((data) => ({ data })),
      );
      sent += jobs.length;
    }
    if (sent === 0) return 0;
    await session.study.updateMany({
      where: { state: 'draft', runs: { some: { id: runId } } },
      data: { state: 'generating' },
    });
    return sent;
  });
}

type WaitingSample = { id: string; armId: string; arm: { modelId: string | null } };

async function waitingSamples(session: DatabaseSession, runId: string): Promise<WaitingSample[]> {
  return session.sample.findMany({
    where: { runId, state: 'waiting' },
    select: { id: true, armId: true, arm: { select: { modelId: true } } },
    orderBy: [{ prompt: { index: 'asc' } }, { replicate: 'asc' }, { arm: { position: 'asc' } }],
  });
}

/** The samples of the models that fit into a worker together, then those of the next ones. */
function groupByModel(samples: readonly WaitingSample[]): WaitingSample[][] {
  const models = [...new Set(samples.map(({ arm }) => arm.modelId))];
  const placeOf = new Map(models.map((model, i) => [model, Math.floor(i / LOADED_AT_ONCE)]));
  const groups = Map.groupBy(samples, ({ arm }) => placeOf.get(arm.modelId));
  return [...groups.values()];
}

function groupIntoJobs(runId: string, samples: readonly WaitingSample[]): GenerationJob[] {
  const jobs: GenerationJob[] = [];
  const open = new Map<string, GenerationJob>();
  for (const { id, armId } of samples) {
    let job = open.get(armId);
    if (!job) {
      job = { runId, armId, sampleIds: [] };
      open.set(armId, job);
      jobs.push(job);
    }
    job.sampleIds.push(id);
    if (job.sampleIds.length === SAMPLES_PER_JOB) open.delete(armId);
  }
  return jobs;
}
