import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * Ports that programs begin to look from are below, and above those that a system gives to connections
 * that go out (from 32768 on Linux): one of these could be gone before anybody listens at it.
 */
const PORTS = { from: 20_000, to: 32_000 } as const;

/**
 * A port that nothing listens at.
 *
 * @param options.beside how many of the ports that follow must be free too
 */
export async function freePort({ beside = 0 }: { beside?: number } = {}): Promise<number> {
  for (;;) {
    const first = randomInt(PORTS.from, PORTS.to - beside);
    const wanted = Array.from({ length: beside + 1 }, (_, i) => first + i);
    const free = await Promise.all(wanted.map(isFree));
    if (!free.includes(false)) return first;
  }
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  try {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    return true;
  } catch {
    return false;
  } finally {
    server.close();
  }
}
