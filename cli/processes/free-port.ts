import { UserError } from '#domain/user-error.ts';
import { isFreeSoon, listen } from '#prisma/postgres/listen.ts';

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
    if ((await listen(port)) !== null) return port;
  }
  throw new UserError(`No free port from ${options.first} on; name one with --port.`, {
    code: 'port-taken',
  });
}

/**
 * Waits while what is left of a killed process still holds the port.
 *
 * @throws UserError `port-taken` that names the flag by which another port is chosen
 */
export async function requireFreePort(
  port: number,
  { flag, host }: { flag: string; host?: string },
): Promise<void> {
  if (await isFreeSoon(port, host)) return;
  throw new UserError(`Port ${port} is taken by another program; choose another with ${flag}.`, {
    code: 'port-taken',
  });
}
