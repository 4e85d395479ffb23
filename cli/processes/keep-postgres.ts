import { setTimeout as pause } from 'node:timers/promises';
import pRetry from 'p-retry';
import { UserError } from '#domain/user-error.ts';
import { MOST_SILENT_CALLS, probePostgres } from '#prisma/postgres/probe-postgres.ts';
import { startPostgres } from '#prisma/postgres/start-postgres.ts';
import type { RunningPostgres } from '#prisma/postgres/start-postgres.ts';
import { say } from '../console/output.ts';
import type { CliEnv } from './env.ts';
import type { Supervised } from './supervise.ts';

const LOOK_EVERY_MS = 1000;
const PAUSES = { retries: Infinity, minTimeout: 1000, maxTimeout: 30_000 } as const;

/**
 * Keeps the embedded PostgreSQL running at its address: started again when it dies or hangs, each
 * time with a word. A server of one's own (`DATABASE_URL`) is only waited for by those who use it.
 */
export function keepPostgres(env: CliEnv, running: RunningPostgres): Supervised {
  const { promise: lost, reject } = Promise.withResolvers<never>();
  lost.catch(() => undefined);
  const stop = new AbortController();
  const watching = env.databaseUrl ? Promise.resolve() : watch(env, running, stop.signal);
  watching.catch((reason: unknown) => {
    if (!stop.signal.aborted) reject(reason);
  });
  return {
    lost,
    stop: async () => {
      stop.abort();
      await watching.catch(() => undefined);
    },
  };
}

async function watch(env: CliEnv, running: RunningPostgres, signal: AbortSignal): Promise<void> {
  let silentCalls = 0;
  for (;;) {
    await pause(LOOK_EVERY_MS, undefined, { signal });
    const probe = await probePostgres(running.url);
    silentCalls = probe === 'silent' ? silentCalls + 1 : 0;
    if (probe === 'answers') continue;
    if (probe === 'silent') {
      if (silentCalls < MOST_SILENT_CALLS) continue;
      say('The database does not answer; it is ended.');
      await running.kill().catch(() => undefined);
    }
    await startAgain(env, signal);
  }
}

async function startAgain(env: CliEnv, signal: AbortSignal): Promise<void> {
  say('The database has ended; it is started again.');
  let told = '';
  const start = async (): Promise<void> => {
    const again = await startPostgres({ homeFolder: env.homeFolder, say, mustExist: true });
    // this process is present by its first entry, which the new server now knows of
    await again.leave();
  };
  await pRetry(start, {
    ...PAUSES,
    signal,
    shouldRetry: ({ error }) => {
      if (signal.aborted) return false;
      if (error.message !== told) say(error.message);
      told = error.message;
      return !(error instanceof UserError && error.code === 'database-gone');
    },
  });
  say('The database runs again.');
}
