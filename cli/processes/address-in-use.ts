import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { systemErrorCode } from '#domain/system-error-code.ts';
import { isLocalAddress } from '#domain/public-address.ts';
import { writeFileAtomically } from '#files/write-file-atomically.ts';
import { say } from '../console/output.ts';
import type { CliEnv } from './env.ts';

/** Keeps the address at which the web app was last started, for commands that print links. */
export async function keepAddress(env: CliEnv, address: string): Promise<void> {
  await writeFileAtomically(fileOf(env), Buffer.from(`${address}\n`));
}

/** Where people reach the web app: `ONPAR_URL`, else the address at which it was last started. */
export async function readAddressInUse(env: CliEnv): Promise<string | undefined> {
  if (env.publicAddress) return env.publicAddress.href;
  const kept = await readFile(fileOf(env), 'utf8').catch((error: unknown) => {
    // the home folder may not be there, nor one where it should be
    const code = systemErrorCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw error;
  });
  return kept?.trim();
}

/** A link that only this machine can open is of no use to those it is sent to. */
export function warnOfLocalLinks(address: string): void {
  if (!isLocalAddress(address)) return;
  say(
    `Note: these links begin with ${address}, which only this machine can open. Set ONPAR_URL to the address that raters can reach.`,
  );
}

function fileOf({ homeFolder }: CliEnv): string {
  return join(homeFolder, 'address');
}
