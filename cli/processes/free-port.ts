import { createServer } from 'node:net';
import { UserError } from '#domain/user-error.ts';

/** `wanted` when it is given and free; else `first` or the next port after it that is free. */
export async function findFreePort(options: {
  wanted: number | undefined;
  first: number;
}): Promise<number> {
  if (options.wanted !== undefined) {
    await requireFreePort(options.wanted, { flag: '--port' });
    return options.wanted;
  }
  for (let port = options.first; port < options.first + 100; port++) {
    if (await isFree(port)) return port;
  }
  throw new UserError(`No free port from ${options.first} on; name one with --port.`, {
    code: 'port-taken',
  });
}

/** @throws UserError `port-taken` that names the flag by which another port is chosen */
export async function requireFreePort(
  port: number,
  { flag, host }: { flag: string; host?: string },
): Promise<void> {
  if (await isFree(port, host)) return;
  throw new UserError(`Port ${port} is taken by another program; choose another with ${flag}.`, {
    code: 'port-taken',
  });
}

async function isFree(port: number, host?: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host }, () => server.close(() => resolve(true)));
  });
}
