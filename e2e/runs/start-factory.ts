import { execFile, spawn } from 'node:child_process';
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

/** Starts it in an empty folder, which has what the workers say in `workers.log`. */
export async function startFactory(home: string, workers: number): Promise<Factory> {
  const { url, leave } = await startPostgres({ homeFolder: home, say: () => undefined });
  const env = { ...process.env, ONPAR_HOME: home, DATABASE_URL: url };
  const onpar = async (...words: string[]): Promise<string> =>
    (await promisify(execFile)(process.execPath, [ONPAR, ...words], { env })).stdout;
  await onpar('db', 'migrate');
  const log = openSync(join(home, 'workers.log'), 'a');
  const crew = Array.from({ length: workers }, () =>
    spawn(process.execPath, [ONPAR, 'worker', '--device', 'cpu'], {
      stdio: ['ignore', log, log],
      env,
    }),
  );
  const db = connectDatabase(url, { poolSize: 1 });
  const pids = crew.map(({ pid }) => present(pid, 'the process of a worker'));
  const server = Number(
    (await readFile(join(home, 'postgres', 'data', 'postmaster.pid'), 'utf8')).split('\n')[0],
  );
  await untilReady(home, workers);
  return {
    ...{ home, db, onpar, workers: pids },
    processorMs: async () => {
      const times = await Promise.all([server, ...pids].map(processorTime));
      const told = times.map((ms) => present(ms, 'processor time, which Linux tells'));
      return told.reduce((sum, ms) => sum + ms, 0);
    },
    stop: async () => {
      const living = crew.filter(({ exitCode, signalCode }) => (exitCode ?? signalCode) === null);
      for (const worker of living) worker.kill('SIGTERM');
      await Promise.all(living.map((worker) => once(worker, 'exit')));
      closeSync(log);
      await db.$disconnect();
      await leave();
    },
  };
}

async function untilReady(home: string, workers: number): Promise<void> {
  const said = (): Promise<string> => readFile(join(home, 'workers.log'), 'utf8');
  while ((await said()).split('"msg":"ready"').length - 1 < workers) await sleep(100);
}
