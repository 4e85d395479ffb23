import { createServer } from 'node:net';
import { UserError } from '#domain/user-error.ts';

/** `wanted` when it is given and free; else `first` or the next port after it that is free. */
export async function findFreePort(options: {
  wanted: number | undefined;
  first: number;
}): Promise<number> {
  if (options.wanted !== undefined) {
    if (await isFree(options.wanted)) return options.wanted;
    throw new UserError(
      `Port ${options.wanted} is taken by another program; choose another with --port.`,
      { code: 'port-taken' },
    );
  }
  for (let port = options.first; port < options.first + 100; port++) {
    if (await isFree(port)) return port;
  }
  throw new UserError(`No free port from ${options.first} on; name one with --port.`, {
    code: 'port-taken',
  });
}

async function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, () => server.close(() => resolve(true)));
  });
}
