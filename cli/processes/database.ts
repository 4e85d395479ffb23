import pRetry from 'p-retry';
import { UserError } from '#domain/user-error.ts';
import type { Database } from '#prisma/client.ts';
import { connectDatabase } from '#prisma/client.ts';
import { migrate } from '#prisma/migrate.ts';
import type { RunningPostgres } from '#prisma/postgres/start-postgres.ts';
import { startPostgres } from '#prisma/postgres/start-postgres.ts';
import { readCliEnv } from './env.ts';
import type { CliEnv } from './env.ts';
import { makeHome } from './make-home.ts';
import { say } from '../console/output.ts';

export type OpenDatabase = {
  db: Database;
  url: string;
  postgres: RunningPostgres;
  close: () => Promise<void>;
};

/** Failures that nobody knows, before they are thrown. */
const OTHER_FAILURES = 5;
const PAUSES = { retries: Infinity, minTimeout: 500, maxTimeout: 5000 } as const;

/** The PostgreSQL of `DATABASE_URL`, else the embedded one, which is started when it does not run. */
export async function reachPostgres(env: CliEnv): Promise<RunningPostgres> {
  const { databaseUrl: url, homeFolder } = env;
  if (url) return { url, leave: () => Promise.resolve(), kill: () => Promise.resolve() };
  await makeHome(homeFolder);
  return startPostgres({ homeFolder, say });
}

/**
 * Opens the database: the one of `DATABASE_URL`, else the embedded PostgreSQL, which is started
 * when it does not run and turned off by the last command that leaves it. Migrations are applied.
 */
export async function openDatabase(env: CliEnv = readCliEnv()): Promise<OpenDatabase> {
  const postgres = await reachPostgres(env);
  try {
    await migrate(postgres.url);
  } catch (error) {
    await postgres.leave();
    throw error;
  }
  const db = connectDatabase(postgres.url);
  const close = async (): Promise<void> => {
    await db.$disconnect();
    await postgres.leave();
  };
  return { db, url: postgres.url, postgres, close };
}

/**
 * Opens the database as `openDatabase` does, and waits for it while it does not answer. One that
 * refuses us, or cannot be started, is not waited for.
 */
export async function awaitDatabase(env: CliEnv): Promise<OpenDatabase> {
  let told = '';
  let others = 0;
  return pRetry(() => openDatabase(env), {
    ...PAUSES,
    shouldRetry: ({ error }) => {
      // a database that went away while it was being opened says so in many ways
      if (!(error instanceof UserError)) return ++others < OTHER_FAILURES;
      if (error.code !== 'no-database') return false;
      if (told !== error.message) say(`${error.message} Waiting for it.`);
      told = error.message;
      return true;
    },
  });
}

/** Opens the database for one piece of work, and closes it whatever happens. */
export async function withDatabase<T>(
  work: (db: Database, url: string) => Promise<T>,
  env: CliEnv = readCliEnv(),
): Promise<T> {
  const { db, url, close } = await openDatabase(env);
  try {
    return await work(db, url);
  } finally {
    await close();
  }
}
