import { Client } from 'pg';
import type { PoolClient } from 'pg';
import { createAsker } from './asker.ts';
import type { Asker } from './asker.ts';
import { poolOf } from './client.ts';
import type { Database } from './client.ts';

/**
 * What work in a lean transaction is given: what asks, and what ends the transaction in the turn in which
 * its last statements are asked, so that the end is sent with them. When one of them fails, the end
 * undoes it all, and fails too. Asking anything after it throws.
 */
export type LeanTransaction = [session: Asker, commit: () => Promise<void>];

/**
 * Does work in a transaction by statements alone. They go straight to a connection of the client's
 * pool: for a vote that is a fifth of the work that Prisma has with the same statements. Those that are
 * asked at once are sent together, and answered one after the other, in the order in which they were asked.
 * What the work does not end itself is ended once it is done.
 */
export async function inLeanTransaction<T>(
  db: Database,
  work: (...transaction: LeanTransaction) => Promise<T>,
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
  const gather = createGatherer(connection);
  let ended: Promise<void> | undefined;
  const commit = (): Promise<void> => {
    gather();
    ended ??= end(connection);
    // it is waited for in any case
    ended.catch(ignore);
    return ended;
  };
  try {
    gather();
    const begun = connection.query('BEGIN');
    // when it fails so does all that comes after it, and that is waited for
    begun.catch(ignore);
    const session = createAsker((statement) => {
      if (ended) throw new Error('A transaction is over, and was asked for more.');
      gather();
      return connection.query(statement);
    }, nameOf);
    const made = await work(session, commit);
    await begun;
    await commit();
    release(false);
    return made;
  } catch (error) {
    // what was ended already is undone, if it failed
    await (ended ?? connection.query('ROLLBACK')).then(
      () => release(false),
      () => release(!ended),
    );
    throw error;
  }
}

/** @throws Error when PostgreSQL undid the transaction, since a statement of it had failed */
async function end(connection: PoolClient): Promise<void> {
  const { command } = await connection.query('COMMIT');
  if (command !== 'COMMIT') throw new Error('A transaction was undone, since a part of it failed.');
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
