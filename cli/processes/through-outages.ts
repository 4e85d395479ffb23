import pRetry from 'p-retry';
import { UserError } from '#domain/user-error.ts';
import { databaseAnswers } from '#prisma/database-answers.ts';
import type { Database } from '#prisma/client.ts';

/** Failures while the database answers before they are thrown: it may be back before we ask. */
const OTHER_FAILURES = 3;

/** Does work that needs the database, and does it again when the database was away meanwhile. */
export async function throughOutages<T>(db: Database, work: () => Promise<T>): Promise<T> {
  let others = 0;
  return pRetry(work, {
    ...{ retries: Infinity, minTimeout: 500, maxTimeout: 5000 },
    shouldRetry: async ({ error }) => {
      if (error instanceof UserError) return error.code === 'no-database';
      return !(await databaseAnswers(db)) || ++others < OTHER_FAILURES;
    },
  });
}
