import { execFile, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { present } from '#domain/present.ts';
import { connectDatabase } from '#prisma/client.ts';
import type { Database } from '#prisma/client.ts';
import { startPostgres } from '#prisma/postgres/start-postgres.ts';
import { unlessAborted } from '../end-what-it-started.ts';
import { processorTime } from '../load/processor-time.ts';

const ONPAR = resolve('cli/onpar.ts');

/** A database and workers, without a web app. */
export type Factory = {
  home: string;
  db: Database;
  onpar: (...words: string[]) => Promise<string>;
  /** processes of the workers */
  workers: readonly number[];
  /** of the workers and the database, until now */
  processorMs: () => Promise<number>;
  stop: () => Promise<void>;
};

/**
 * Starts it in an empty folder, which has what the workers say in `workers.log`.
 *
 * @param options.signal ends what is being started, and commands that run
 */
export async function startFactory(
  home: string,
  { workers, signal }: { workers: number; signal: AbortSignal },
): Promise<Factory> {
  const { url, leave } = await startPostgres({ homeFolder: home, say: () => undefined });
  const env = { ...process.env, ONPAR_HOME: home, DATABASE_URL: url };
  const onpar = async (...words: string[]): Promise<string> =>
    (await promisify(execFile)(process.execPath, [ONPAR, ...words], { env, signal })).stdout;
  const db = connectDatabase(url, { poolSize: 1 });
  const crew: ChildProcess[] = [];
  const stop = async (): Promise<void> => {
    const living = crew.filter(({ exitCode, signalCode }) => (exitCode ?? signalCode) === null);
    for (const worker of living) worker.kill('SIGTERM');
    await Promise.all(living.map((worker) => once(worker, 'exit')));
    await db.$disconnect();
    await leave();
  };
  try {
    await onpar('db', 'migrate');
    crew.push(...startWorkers(home, workers, env));
    await unlessAborted(signal, untilReady(home, workers));
    const pids = crew.map(({ pid }) => present(pid, 'the process of a worker'));
    const all = [await serverOf(home), ...pids];
    return { home, db, onpar, workers: pids, processorMs: () => processorTimeOf(all), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function startWorkers(home: string, workers: number, env: NodeJS.ProcessEnv): ChildProcess[] {
  const log = openSync(join(home, 'workers.log'), 'a');
  const words = [ONPAR, 'worker', '--device', 'cpu'];
  const crew = Array.from({ length: workers }, () =>
    spawn(process.execPath, words, { stdio: ['ignore', log, log], env }),
  );
  closeSync(log);
  return crew;
}

async function serverOf(home: string): Promise<number> {
  const file = join(home, 'postgres', 'data', 'postmaster.pid');
  return Number((await readFile(file, 'utf8')).split('\n')[0]);
}

async function processorTimeOf(pids: readonly number[]): Promise<number> {
  const times = await Promise.all(pids.map(processorTime));
  const told = times.map((ms) => present(ms, 'processor time, which Linux tells'));
  return told.reduce((sum, ms) => sum + ms, 0);
}

async function untilReady(home: string, workers: number): Promise<void> {
  const said = (): Promise<string> => readFile(join(home, 'workers.log'), 'utf8');
  while ((await said()).split('"msg":"ready"').length - 1 < workers) await sleep(100);
}
