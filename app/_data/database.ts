import { connectDatabase } from '#prisma/client.ts';
import type { Database } from '#prisma/client.ts';
import { readWebEnv } from './env.ts';

declare global {
  var onparDatabase: Database | undefined;
}

/** The process's one client; it outlives the reloads of `next dev`. */
export function database(): Database {
  globalThis.onparDatabase ??= connectDatabase(readWebEnv().databaseUrl);
  return globalThis.onparDatabase;
}
