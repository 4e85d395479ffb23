import type { Transaction } from '@prisma/driver-adapter-utils';

/**
 * A transaction that hands each query to its connection when the one before is answered. Prisma asks
 * for several relations of a row at once, and a connection of pg that is asked again while it works
 * warns, and will refuse from its next major version on.
 */
export function oneQueryAtATime(transaction: Transaction): Transaction {
  let last: Promise<unknown> = Promise.resolve();
  const inTurn =
    <Query, Answer>(ask: (query: Query) => Promise<Answer>) =>
    (query: Query): Promise<Answer> => {
      const answer = last.then(() => ask(query));
      last = answer.catch(() => undefined);
      return answer;
    };
  transaction.queryRaw = inTurn(transaction.queryRaw.bind(transaction));
  transaction.executeRaw = inTurn(transaction.executeRaw.bind(transaction));
  return transaction;
}
