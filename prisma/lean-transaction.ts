import type { PoolClient, QueryResult } from 'pg';
import { createAsker } from './asker.ts';
import type { Asker } from './asker.ts';
import { poolOf } from './client.ts';
import type { Database } from './client.ts';
import { createGatherer } from './create-gatherer.ts';

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
  connection.on('error', ignore);
  const release = (isBroken: boolean): void => {
    connection.off('error', ignore);
    connection.release(isBroken);
  };
  const { session, commit, undo } = begin(connection, nameOf);
  try {
    const made = await work(session, commit);
    await commit();
    release(false);
    return made;
  } catch (error) {
    release(!(await undo()));
    throw error;
  }
}

/** One that is lost fails the statement under way; without a listener it would end the process too. */
function ignore(): void {
  // the statement says it
}

type Begun = {
  session: Asker;
  commit: () => Promise<void>;
  /** whether the connection can be used again */
  undo: () => Promise<boolean>;
};

function begin(connection: PoolClient, nameOf: (sql: string) => string | undefined): Begun {
  const gather = createGatherer(connection);
  const send = (statement: string): Promise<QueryResult> => {
    gather();
    const answer = connection.query(statement);
    // when it fails so does what comes after it, and that is waited for
    answer.catch(ignore);
    return answer;
  };
  const begun = send('BEGIN');
  let ended: Promise<QueryResult> | undefined;
  const session = createAsker((statement) => {
    if (ended) throw new Error('A transaction is over, and was asked for more.');
    gather();
    return connection.query(statement);
  }, nameOf);
  const commit = async (): Promise<void> => {
    ended ??= send('COMMIT');
    await begun;
    const { command } = await ended;
    // PostgreSQL undoes what had a statement that failed
    if (command !== 'COMMIT') throw new Error('A transaction was undone: a part of it failed.');
  };
  const undo = (): Promise<boolean> =>
    (ended ?? send('ROLLBACK')).then(
      () => true,
      () => false,
    );
  return { session, commit, undo };
}
