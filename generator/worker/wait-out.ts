import pRetry from 'p-retry';
import type { Logger } from 'pino';
import { UserError } from '#domain/user-error.ts';
import type { Database } from '#prisma/client.ts';
import { databaseAnswers } from '#prisma/database-answers.ts';
import { tellGoesOn } from './tell-goes-on.ts';
import { tellWaiting } from './tell-waiting.ts';

/** Failures of a kind that nobody knows, while store and database answer, before they are thrown. */
const UNKNOWN_FAILURES = 3;

/**
 * Does work that needs store and database, again and again until both are there. Meanwhile the run
 * is in the state `waiting`, with what it waits for; then it goes on.
 *
 * @throws what `work` throws while both are there, and the signal's reason
 */
export async function waitOut<T>(options: {
  db: Database;
  runId: string;
  work: () => Promise<T>;
  signal: AbortSignal;
  log: Logger;
}): Promise<T> {
  const { db, runId, work, signal, log } = options;
  let unknown = 0;
  const wait = { begun: false };
  const done = await pRetry(work, {
    retries: Infinity,
    minTimeout: 500,
    maxTimeout: 5000,
    signal,
    shouldRetry: async ({ error }) => {
      const reason = await whatIsAway(db, error);
      if (reason === null) return ++unknown < UNKNOWN_FAILURES;
      if (!wait.begun) log.warn({ run: runId, error }, 'waiting');
      wait.begun = true;
      await tellWaiting(db, runId, reason);
      return true;
    },
  });
  if (wait.begun) await tellGoesOn(db, runId);
  return done;
}

/** The sentence for a store or a database that is away; null when both are there. */
async function whatIsAway(db: Database, error: Error): Promise<string | null> {
  if (error instanceof UserError) return error.fault === 'environment' ? error.message : null;
  return (await databaseAnswers(db)) ? null : 'The database does not answer.';
}
