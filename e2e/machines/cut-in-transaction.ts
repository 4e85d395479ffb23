import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '#prisma/client.ts';
import type { Machine } from './networks.ts';

const WITHIN_MS = 60_000;

/**
 * Cuts a machine off at the worst moment: in the middle of the transaction in which it counts a sample
 * of the run, with rows locked that all others need. It is made to wait there, and released when the
 * cable is out.
 */
export async function cutInTransaction(options: {
  db: Database;
  run: string;
  machine: Machine;
}): Promise<void> {
  const { db, run, machine } = options;
  while ((await db.run.findUniqueOrThrow({ where: { id: run } })).done === 0) await sleep(20);
  await db.$transaction(
    async (session) => {
      await session.$queryRaw`SELECT 1 FROM "Run" WHERE id = ${run} FOR UPDATE`;
      await untilState(db, machine, 'waits');
      await machine.cut();
    },
    { timeout: WITHIN_MS },
  );
  await untilState(db, machine, 'idles');
}

/** Waits until a session of the machine waits for a row, or idles within a transaction. */
async function untilState(
  db: Database,
  { name, address }: Machine,
  state: 'waits' | 'idles',
): Promise<void> {
  const deadline = performance.now() + WITHIN_MS;
  while (performance.now() < deadline) {
    const found = await db.$queryRaw<unknown[]>`
      SELECT 1 FROM pg_stat_activity WHERE client_addr = ${address}::inet
      AND CASE ${state} WHEN 'waits' THEN wait_event_type = 'Lock' AND query LIKE '%"done" = %'
          ELSE state = 'idle in transaction' END`;
    if (found.length > 0) return;
    await sleep(20);
  }
  throw new Error(`no session of ${name} ${state} in a transaction`);
}
