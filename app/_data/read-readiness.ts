import { database } from './database.ts';
import { sampleStore } from './sample-store.ts';

export type Readiness = { ready: boolean; database: boolean; store: boolean };

const ANSWER_WITHIN_MS = 3000;

/** Asks the database for a row and the sample store for leave to read and write. Says no more than yes or no. */
export async function readReadiness(): Promise<Readiness> {
  const [databaseReady, storeReady] = await Promise.all([
    succeeds(() => database().$queryRaw`SELECT 1 FROM "Study" LIMIT 1`),
    succeeds(() => sampleStore().requireThere()),
  ]);
  return { ready: databaseReady && storeReady, database: databaseReady, store: storeReady };
}

async function succeeds(question: () => Promise<unknown>): Promise<boolean> {
  try {
    // whoever asks has no time for a server that says nothing
    const late = new Promise<false>((done) =>
      setTimeout(() => done(false), ANSWER_WITHIN_MS).unref(),
    );
    return await Promise.race([question().then(() => true), late]);
  } catch {
    return false;
  }
}
