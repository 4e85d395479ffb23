import { existsSync } from 'node:fs';
import type { Database } from '#prisma/client.ts';
import { openDatabase, type OpenDatabase } from './database.ts';
import { readCliEnv } from './env.ts';

/** A database that is opened when it is first asked for, and not founded for that. */
export type LazyDatabase = {
  /** null where there is none yet */
  reach: () => Promise<Database | null>;
  close: () => Promise<void>;
};

/** For commands that work on files, and look names up in the database where there is one. */
export function lazyDatabase(): LazyDatabase {
  const env = readCliEnv();
  const isThere = env.databaseUrl !== undefined || existsSync(env.homeFolder);
  let opened: Promise<OpenDatabase> | undefined;
  return {
    reach: async () => {
      if (!isThere) return null;
      opened ??= openDatabase(env);
      return (await opened).db;
    },
    close: async () => (await opened)?.close(),
  };
}
