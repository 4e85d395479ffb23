import { PgBoss } from 'pg-boss';
import { LASTING_CONNECTIONS } from '#prisma/lasting-connections.ts';
import { GENERATION_QUEUE } from './generation-job.ts';
import { queueError } from './queue-error.ts';

export type Queue = PgBoss;

/** A killed worker's job is handed to another after one missed heartbeat and one look: under 20 s. */
const HEARTBEAT_SECONDS = 10;
const SUPERVISE_SECONDS = 5;
/** A worker is seen by others, and missed, after so long. */
export const SEEN_AFTER_SECONDS = 3;

/** A killed worker's job goes to another, and is tried again through a bad hour. */
export const QUEUE_OPTIONS = {
  heartbeatSeconds: HEARTBEAT_SECONDS,
  expireInSeconds: 12 * 3600,
  retryLimit: 20,
  retryDelay: 1,
} as const;

/**
 * Opens the job queue in the PostgreSQL at `url`. Jobs are delivered at least once, so their
 * handlers are idempotent. Only workers supervise: a web process merely sends.
 */
export async function openQueue(
  url: string,
  options: { supervise: boolean; onError: (error: Error) => void },
): Promise<Queue> {
  const boss = new PgBoss({
    connectionString: url,
    ...LASTING_CONNECTIONS,
    max: options.supervise ? 4 : 2,
    supervise: options.supervise,
    schedule: false,
    ...(options.supervise && { instanceHeartbeatSeconds: SEEN_AFTER_SECONDS }),
    superviseIntervalSeconds: SUPERVISE_SECONDS,
    monitorIntervalSeconds: SUPERVISE_SECONDS,
  });
  boss.on('error', (said) => options.onError(queueError(said)));
  await boss.start();
  await boss.createQueue(GENERATION_QUEUE, QUEUE_OPTIONS);
  return boss;
}
