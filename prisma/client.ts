import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from './generated/client.ts';
import { oneQueryAtATime } from './one-query-at-a-time.ts';

export type Database = PrismaClient;

/** What both a client and an open transaction can do: the parameter of every function that reads or writes. */
export type DatabaseSession = Omit<
  PrismaClient,
  '$connect' | '$disconnect' | '$on' | '$transaction' | '$extends' | '$use'
>;

class OrderlyPg extends PrismaPg {
  override async connect(): ReturnType<PrismaPg['connect']> {
    const session = await super.connect();
    const start = session.startTransaction.bind(session);
    session.startTransaction = async (level) => oneQueryAtATime(await start(level));
    return session;
  }
}

/** Connects to the PostgreSQL at `url`. The only place where a client is made. */
export function connectDatabase(
  url: string,
  { poolSize = 10 }: { poolSize?: number } = {},
): Database {
  const adapter = new OrderlyPg({
    connectionString: url,
    max: poolSize,
    // a client that is only waiting still uses the embedded server: another command that leaves
    // must see its connection, and not turn the server off
    idleTimeoutMillis: 0,
  });
  return new PrismaClient({ adapter });
}
