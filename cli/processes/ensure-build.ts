import { spawn } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { lock } from 'proper-lockfile';
import { systemErrorCode } from '#domain/system-error-code.ts';
import { UserError } from '#domain/user-error.ts';
import { say } from '../console/output.ts';
import { childEnv } from './env.ts';
import { hashSources } from './hash-sources.ts';
import { IS_CHECKOUT, PACKAGE_FOLDER } from './package-folder.ts';

const RUN_BUILD = fileURLToPath(new URL('run-build.ts', import.meta.url));

/** The folder of the build that is served under a path: `next.config.js` says the same. */
export function buildFolder(basePath: string): string {
  return join(PACKAGE_FOLDER, basePath === '' ? '.next' : '.next-base-path');
}

/**
 * Builds the web app unless there is a build of exactly these sources, for this path. Takes about a
 * minute. A package has its build, which is for the root of a host.
 */
export async function ensureBuild(basePath: string, signal?: AbortSignal): Promise<void> {
  if (!IS_CHECKOUT) {
    requireBuildOfPackage(basePath);
    return;
  }
  const sources = `${await hashSources()} ${basePath}`;
  if (await isBuilt(basePath, sources)) return;
  const release = await lockBuild(basePath, signal);
  try {
    if (await isBuilt(basePath, sources)) return;
    say('Building the web app (once; about a minute) …');
    await buildWeb(basePath, signal);
    await writeFile(markOf(basePath), sources);
  } finally {
    await release();
  }
}

const markOf = (basePath: string): string => join(buildFolder(basePath), 'ONPAR_SOURCES');

async function isBuilt(basePath: string, sources: string): Promise<boolean> {
  return (await readFile(markOf(basePath), 'utf8').catch(() => '')) === sources;
}

/** One command at a time builds; the others wait for it, or for what is left of one that was killed. */
async function lockBuild(
  basePath: string,
  signal: AbortSignal | undefined,
): Promise<() => Promise<void>> {
  // not in the folder of the build, which is emptied by it
  const name = `.building${basename(buildFolder(basePath))}`;
  const lockfilePath = join(PACKAGE_FOLDER, 'node_modules', name);
  for (let tries = 0; ; tries++) {
    signal?.throwIfAborted();
    try {
      return await lock(PACKAGE_FOLDER, { lockfilePath, stale: 10_000 });
    } catch (error) {
      if (systemErrorCode(error) !== 'ELOCKED') throw error;
      if (tries === 0) say('Another command builds the web app; it is waited for.');
      await pause(500);
    }
  }
}

function requireBuildOfPackage(basePath: string): void {
  if (basePath === '') return;
  throw new UserError(
    `The web app of this package is built for the root of a host, and cannot be served under ${basePath}: set ONPAR_URL to a host name of its own (docs/public-address.md), or start OnPar from a checkout, with ONPAR_HOME on the same folder.`,
    { code: 'build-failed' },
  );
}

async function buildWeb(basePath: string, signal: AbortSignal | undefined): Promise<void> {
  const output: Buffer[] = [];
  // it ends with us, so that the next command finds nobody at work
  const child = spawn(process.execPath, [RUN_BUILD, 'build'], {
    cwd: PACKAGE_FOLDER,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: childEnv({ ONPAR_BASE_PATH: basePath }),
    ...(signal && { signal }),
  });
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => output.push(chunk));
  const status = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
  if (status === 0) return;
  say(Buffer.concat(output).toString());
  throw new UserError('The web app could not be built; the reason is above.', {
    code: 'build-failed',
  });
}
