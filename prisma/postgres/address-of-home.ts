import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

export const SUPERUSER = 'onpar';
export const DATABASE = 'onpar';

/** The address of an embedded PostgreSQL. */
export function localAddress(password: string, port: number, database = DATABASE): string {
  return `postgresql://${SUPERUSER}:${password}@127.0.0.1:${port}/${database}`;
}

/** Where the embedded PostgreSQL of a home folder is when it runs; undefined where there never was one. */
export async function addressOfHome(homeFolder: string): Promise<string | undefined> {
  const [password, port] = await Promise.all(
    ['postgres-password', 'postgres-port'].map((name) =>
      readFile(join(homeFolder, name), 'utf8').catch(() => ''),
    ),
  );
  return password && port ? localAddress(password, Number(port)) : undefined;
}
