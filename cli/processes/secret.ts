import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { systemErrorCode } from '#domain/system-error-code.ts';
import type { CliEnv } from './env.ts';
import { makeHome } from './make-home.ts';

/**
 * The installation's secret (sessions, image addresses): `ONPAR_SECRET`, else one made at the
 * first start and kept in the home folder with mode 0600.
 */
export async function readSecret(env: CliEnv): Promise<string> {
  if (env.secret) return env.secret;
  const file = join(env.homeFolder, 'secret');
  await makeHome(env.homeFolder);
  await writeFile(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' }).catch(
    (error: unknown) => {
      if (systemErrorCode(error) !== 'EEXIST') throw error;
    },
  );
  return readFile(file, 'utf8');
}
