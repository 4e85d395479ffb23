import type { PoolClient, QueryResult } from 'pg';
import { createAsker } from './asker.ts';
import type { Asker, Statement } from './asker.ts';
import { poolOf } from './client.ts';
import type { Database } from './client.ts';
import { createGatherer } from './create-gatherer.ts';

/**
 * Asks by statements that go straight to a connection of the client's pool, each a transaction of its
 * own: that is a third of the work that Prisma has with the same statement. What is asked while an answer
 * is under way goes to the same connection, and all of one turn in one packet; so ask what is answered
 * soon, and holds no row.
 */
export function askLean(db: Database): Asker {
  let shared: Shared | undefined;
  const lean = async (): Promise<Asker> => {
    const { pool, nameOf } = await poolOf(db);
    return createAsker(async (statement) => {
      const lane = (shared ??= openLane(pool.connect(), () => (shared = undefined)));
      return lane(statement);
    }, nameOf);
  };
  return {
    $queryRaw: async (written, ...given) => (await lean()).$queryRaw(written, ...given),
    $executeRaw: async (written, ...given) => (await lean()).$executeRaw(written, ...given),
  };
}

type Shared = <Row extends object>(statement: Statement) => Promise<QueryResult<Row>>;

/** A connection that several ask on, which goes back to its pool once none of them waits any more. */
function openLane(connecting: Promise<PoolClient>, close: () => void): Shared {
  let waiting = 0;
  const opened = connecting.then((connection) => {
    // one that is lost fails the statements under way; without a listener it would end the process too
    connection.on('error', ignore);
    return { connection, gather: createGatherer(connection) };
  });
  const leave = (): void => {
    if (--waiting > 0) return;
    close();
    void opened.then(({ connection }) => {
      connection.off('error', ignore);
      connection.release();
    }, ignore);
  };
  return async (statement) => {
    waiting++;
    try {
      const { connection, gather } = await opened;
      gather();
      return await connection.query(statement);
    } finally {
      leave();
    }
  };
}

function ignore(): void {
  // the statement says it
}
