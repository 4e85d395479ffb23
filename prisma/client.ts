import { PrismaPg } from '@prisma/adapter-pg';
import type { Pool } from 'pg';
import { present } from '#domain/present.ts';
import { PrismaClient } from './generated/client.ts';
import { LASTING_CONNECTIONS } from './lasting-connections.ts';
import { oneQueryAtATime } from './one-query-at-a-time.ts';
import { createStatementNames } from './statement-names.ts';

export type Database = PrismaClient;

/** What both a client and an open transaction can do: the parameter of every function that reads or writes. */
export type DatabaseSession = Omit<
  PrismaClient,
  '$connect' | '$disconnect' | '$on' | '$transaction' | '$extends' | '$use'
>;

class OrderlyPg extends PrismaPg {
  pool: Pool | undefined;

  override async connect(): ReturnType<PrismaPg['connect']> {
    const session = await super.connect();
    this.pool = session.underlyingDriver();
    const start = session.startTransaction.bind(session);
    session.startTransaction = async (level) => oneQueryAtATime(await start(level));
    return session;
  }
}

/**
 * How long a transaction may wait for a connection, and take, in milliseconds: the largest studies are
 * written in one. Prisma's own limits, 2 and 5 s, undo what is whole and only late on a busy machine.
 */
const WITHIN = { maxWait: 60_000, timeout: 300_000 };

/** What PostgreSQL calls the statement that the next one replaces. */
const UNNAMED = '';

type Beneath = { adapter: OrderlyPg; most: number; nameOf: (sql: string) => string | undefined };

declare global {
  var onparPools: WeakMap<Database, Beneath> | undefined;
}

/**
 * What is beneath each client, which Prisma itself does not show. The web app has this module twice, as
 * it is and in what Next.js made of it, and one client.
 */
const adapters = (globalThis.onparPools ??= new WeakMap<Database, Beneath>());

/** Connects to the PostgreSQL at `url`. The only place where a client is made. */
export function connectDatabase(
  url: string,
  { poolSize = 10 }: { poolSize?: number } = {},
): Database {
  const pool = {
    connectionString: url,
    max: poolSize,
    // a client that is only waiting still uses the embedded server: another command that leaves
    // must see its connection, and not turn the server off
    idleTimeoutMillis: 0,
    // what a lean transaction asks at once is sent at once; Prisma itself asks one by one
    pipeline: true,
    ...LASTING_CONNECTIONS,
  };
  const nameOf = createStatementNames();
  const adapter = new OrderlyPg(pool, {
    statementNameGenerator: ({ sql }) => nameOf(sql) ?? UNNAMED,
  });
  const db = new PrismaClient({ adapter, transactionOptions: WITHIN });
  adapters.set(db, { adapter, most: poolSize, nameOf });
  return db;
}

/** The pool of a client, and the names of its statements. */
export async function poolOf(db: Database): Promise<Pick<Beneath, 'nameOf'> & { pool: Pool }> {
  const { adapter, nameOf } = present(adapters.get(db), 'the pool of a client');
  // nothing was asked yet
  if (adapter.pool === undefined) await db.$connect();
  return { pool: present(adapter.pool, 'the pool of a client'), nameOf };
}

/** Connections of a client: what they do, how many questions wait for one, how many there are at most. */
export type PoolCounts = { busy: number; idle: number; waiting: number; most: number };

/** The connections of a client. */
export function countConnections(db: Database): PoolCounts {
  const { adapter, most } = present(adapters.get(db), 'the pool of a client');
  const { pool } = adapter;
  // nothing was asked yet
  if (pool === undefined) return { busy: 0, idle: 0, waiting: 0, most };
  const { totalCount, idleCount: idle, waitingCount: waiting } = pool;
  return { busy: totalCount - idle, idle, waiting, most };
}
