import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * A port that nothing listens at, far from those that others begin to look from.
 *
 * @param options.beside how many of the ports that follow must be free too
 */
export async function freePort({ beside = 0 }: { beside?: number } = {}): Promise<number> {
  for (;;) {
    const port = await listenAt(0);
    const next = Array.from({ length: beside }, (_, i) => port + 1 + i);
    const found = await Promise.all(next.map((one) => listenAt(one).catch(() => null)));
    if (!found.includes(null)) return port;
  }
}

async function listenAt(port: number): Promise<number> {
  const server = createServer().listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address ? address.port : 0;
}
