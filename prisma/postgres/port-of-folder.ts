import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isFreeSoon, listen } from './listen.ts';

const LOCAL = '127.0.0.1';

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
  if (isKept && (await isFreeSoon(kept, LOCAL))) return kept;
  const port = await listen(0, LOCAL);
  if (port === null) throw new Error('No port of 127.0.0.1 is free.');
  if (isKept)
    say(`Port ${kept} is taken: the database is at port ${port} of 127.0.0.1 from now on.`);
  await writeFile(`${file}.new`, `${port}\n`);
  await rename(`${file}.new`, file);
  return port;
}
