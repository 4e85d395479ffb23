import { readQueueHealth } from '#generator/queue/read-queue-health.ts';
import type { QueueHealth } from '#generator/queue/read-queue-health.ts';
import type { SampleStore } from '#generator/sample-store/sample-store.ts';
import type { Database } from '#prisma/client.ts';

export type Readiness = {
  /** people can be served: database and store are there */
  ready: boolean;
  database: boolean;
  /** images can be read and written */
  store: boolean;
  /** false when images wait to be made and no worker takes them; null when nobody can say */
  queue: boolean | null;
  workers: number | null;
};

const ANSWER_WITHIN_MS = 3000;

/**
 * Tries each part that the web app leans on. Says no more than yes or no, and how many workers live: a
 * queue that stands keeps nobody from voting, so that it leaves `ready` as it is.
 */
export async function readReadiness(options: {
  db: Database;
  store: Pick<SampleStore, 'requireThere'>;
}): Promise<Readiness> {
  const { db, store } = options;
  const [row, there, queue] = await Promise.all([
    answerOf(() => db.$queryRaw`SELECT 1 FROM "Study" LIMIT 1`),
    answerOf(async () => {
      await store.requireThere();
      return true;
    }),
    answerOf(() => readQueueHealth(db)),
  ]);
  const found = { database: row !== null, store: there !== null };
  const work = queue === null ? { queue: null, workers: null } : workOf(queue);
  return { ready: found.database && found.store, ...found, ...work };
}

function workOf({ moves, workers }: QueueHealth): Pick<Readiness, 'queue' | 'workers'> {
  return { queue: moves, workers };
}

/** Null when it fails, or takes so long that whoever asks would have gone. */
async function answerOf<T>(question: () => Promise<T>): Promise<T | null> {
  try {
    const late = new Promise<null>((done) =>
      setTimeout(() => done(null), ANSWER_WITHIN_MS).unref(),
    );
    return await Promise.race([question(), late]);
  } catch {
    return null;
  }
}
