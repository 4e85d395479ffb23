import { connectDatabase } from '#prisma/client.ts';
import type { Database } from '#prisma/client.ts';
import { readWebEnv } from './env.ts';

/** So many raters may be in the middle of a vote: with ten, a hundred who vote wait for one another. */
const CONNECTIONS = 16;

declare global {
  var onparDatabase: Database | undefined;
}

/** The process's one client; it outlives the reloads of `next dev`. */
export function database(): Database {
  globalThis.onparDatabase ??= connectDatabase(readWebEnv().databaseUrl, { poolSize: CONNECTIONS });
  return globalThis.onparDatabase;
}
