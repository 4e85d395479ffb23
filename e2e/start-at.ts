import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import type { Database } from '#prisma/client.ts';
import { connectDatabase } from '#prisma/client.ts';
import { startPostgres } from '#prisma/postgres/start-postgres.ts';
import { freePort } from './free-port.ts';

const run = promisify(execFile);
const ONPAR = resolve('cli/onpar.ts');

export type OnPar = {
  address: string;
  /** signs the first researcher in, once */
  signInLink: string;
  db: Database;
  home: string;
  /** runs an `onpar` command on this installation and returns what it printed on stdout */
  onpar: (...args: string[]) => Promise<string>;
  stop: () => Promise<void>;
};

/**
 * Starts `onpar up` on an installation, as a user does.
 *
 * @param home the folder of the installation; an empty one becomes one
 * @param options.settings environment variables of the installation
 * @param options.keepHome leave the folder when it is stopped
 */
export async function startAt(
  home: string,
  options: { settings?: Record<string, string>; keepHome?: boolean } = {},
): Promise<OnPar> {
  const env = { ...process.env, ...options.settings, ONPAR_HOME: home };
  const port = await freePort();
  const child = spawn(process.execPath, [ONPAR, 'up', '--port', String(port)], {
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const signInLink = await readLink(child.stderr);
  const postgres = await startPostgres({ homeFolder: home, say: () => undefined });
  // from here on `onpar up` keeps it
  await postgres.leave();
  const db = connectDatabase(postgres.url, { poolSize: 3 });
  return {
    address: `http://localhost:${port}`,
    signInLink,
    db,
    home,
    onpar: async (...args) => (await run(process.execPath, [ONPAR, ...args], { env })).stdout,
    stop: async () => {
      await db.$disconnect();
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGTERM');
        await once(child, 'exit');
      }
      if (options.keepHome !== true) await rm(home, { recursive: true, force: true });
    },
  };
}

async function readLink(stream: NodeJS.ReadableStream): Promise<string> {
  const lines: string[] = [];
  const reader = createInterface({ input: stream });
  for await (const line of reader) {
    lines.push(line);
    const link = /https?:\/\/\S+\/sign-in\/\S+/.exec(line)?.[0];
    if (!link) continue;
    stream.resume();
    return link;
  }
  throw new Error(`onpar up ended before it was ready:\n${lines.join('\n')}`);
}
