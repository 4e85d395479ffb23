import { constants } from 'node:fs';
import { access, mkdir } from 'node:fs/promises';
import { database } from './database.ts';
import { readWebEnv } from './env.ts';

export type Readiness = { ready: boolean; database: boolean; store: boolean };

/** Asks the database for a row and the sample store for leave to read. Says no more than yes or no. */
export async function readReadiness(): Promise<Readiness> {
  const [databaseReady, storeReady] = await Promise.all([
    succeeds(() => database().$queryRaw`SELECT 1 FROM "Study" LIMIT 1`),
    succeeds(async () => {
      const { storeFolder } = readWebEnv();
      await mkdir(storeFolder, { recursive: true });
      await access(storeFolder, constants.R_OK);
    }),
  ]);
  return { ready: databaseReady && storeReady, database: databaseReady, store: storeReady };
}

async function succeeds(question: () => Promise<unknown>): Promise<boolean> {
  try {
    await question();
    return true;
  } catch {
    return false;
  }
}
