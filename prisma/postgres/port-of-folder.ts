import { readFile, rename, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import pRetry from 'p-retry';

/** The processes of a server that was killed hold its port until they see that it is gone. */
const WHILE_IT_ENDS = { retries: 30, factor: 1, minTimeout: 100 } as const;

/**
 * The port of the embedded PostgreSQL of a home folder: chosen free at the first start, and the same
 * ever after, so that whoever lost the server finds it again. Another one only when a stranger has
 * taken it, which `say` tells.
 */
export async function portOfFolder(options: {
  homeFolder: string;
  say: (line: string) => void;
}): Promise<number> {
  const { homeFolder, say } = options;
  const file = join(homeFolder, 'postgres-port');
  const kept = Number(await readFile(file, 'utf8').catch(() => ''));
  const isKept = Number.isInteger(kept) && kept > 0 && kept < 65_536;
  if (isKept && (await listenSoon(kept))) return kept;
  const port = await listen(0);
  if (port === null) throw new Error('No port of 127.0.0.1 is free.');
  if (isKept)
    say(`Port ${kept} is taken: the database is at port ${port} of 127.0.0.1 from now on.`);
  await writeFile(`${file}.new`, `${port}\n`);
  await rename(`${file}.new`, file);
  return port;
}

/** Whether a port is free, or becomes so while what is left of a server ends. */
async function listenSoon(port: number): Promise<boolean> {
  const take = async (): Promise<void> => {
    if ((await listen(port)) === null) throw new Error(`Port ${port} is taken.`);
  };
  return pRetry(take, WHILE_IT_ENDS).then(
    () => true,
    () => false,
  );
}

/** Whether one can listen at a port, 0 for any; the port, or null. */
async function listen(wanted: number): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(null));
    server.listen(wanted, '127.0.0.1', () => {
      const found = server.address();
      const port = typeof found === 'object' && found ? found.port : null;
      server.close(() => resolve(port));
    });
  });
}
