import { Client } from 'pg';
import type { PoolClient } from 'pg';
import { createAsker } from './asker.ts';
import type { Asker } from './asker.ts';
import { poolOf } from './client.ts';
import type { Database } from './client.ts';

/**
 * Does work in a transaction by statements alone. They go straight to a connection of the client's
 * pool: for a vote that is a fifth of the work that Prisma has with the same statements. Those that are
 * asked at once are sent together, and answered one after the other, in the order in which they were asked.
 */
export async function inLeanTransaction<T>(
  db: Database,
  work: (session: Asker) => Promise<T>,
): Promise<T> {
  const { pool, nameOf } = await poolOf(db);
  const connection = await pool.connect();
  // one that is lost fails the statement under way; without a listener it would end the process too
  const ignore = (): void => undefined;
  connection.on('error', ignore);
  const release = (isBroken: boolean): void => {
    connection.off('error', ignore);
    connection.release(isBroken);
  };
  try {
    const gather = createGatherer(connection);
    gather();
    const begun = connection.query('BEGIN');
    // when it fails so does all that comes after it, and that is waited for
    begun.catch(ignore);
    const made = await work(
      createAsker((statement) => {
        gather();
        return connection.query(statement);
      }, nameOf),
    );
    await begun;
    await connection.query('COMMIT');
    release(false);
    return made;
  } catch (error) {
    await connection.query('ROLLBACK').then(
      () => release(false),
      () => release(true),
    );
    throw error;
  }
}

/** Holds back what a connection sends until all is asked that is asked at once: one packet, not several. */
function createGatherer(connection: PoolClient): () => void {
  let isGathering = false;
  return () => {
    if (isGathering || !(connection instanceof Client)) return;
    const { stream } = connection.connection;
    isGathering = true;
    stream.cork();
    process.nextTick(() => {
      isGathering = false;
      stream.uncork();
    });
  };
}
