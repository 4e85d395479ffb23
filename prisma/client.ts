import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from './generated/client.ts';

export type Database = PrismaClient;

/** What both a client and an open transaction can do: the parameter of every function that reads or writes. */
export type DatabaseSession = Omit<
  PrismaClient,
  '$connect' | '$disconnect' | '$on' | '$transaction' | '$extends' | '$use'
>;

/** Connects to the PostgreSQL at `url`. The only place where a client is made. */
export function connectDatabase(
  url: string,
  { poolSize = 10 }: { poolSize?: number } = {},
): Database {
  const adapter = new PrismaPg({
    connectionString: url,
    max: poolSize,
    // a client that is only waiting still uses the embedded server: another command that leaves
    // must see its connection, and not turn the server off
    idleTimeoutMillis: 0,
  });
  return new PrismaClient({ adapter });
}
