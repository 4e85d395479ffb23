import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, it } from 'vitest';
import { findFreePort } from './free-port.ts';

async function takePort(): Promise<{ port: number; leave: () => void }> {
  const server = createServer().listen(0);
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  return { port: address.port, leave: () => server.close() };
}

it('waits for a port that what was killed gives up soon', async () => {
  const { port, leave } = await takePort();
  setTimeout(leave, 600);
  expect(await findFreePort({ wanted: port, first: 3000 })).toBe(port);
});

it('refuses a port that stays taken, and names the flag', async () => {
  const { port, leave } = await takePort();
  const refusal = expect(findFreePort({ wanted: port, first: 3000 })).rejects;
  await refusal.toThrow(`Port ${port} is taken by another program; choose another with --port.`);
  leave();
}, 20_000);
