import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { UserError } from '#domain/user-error.ts';
import { addressAt } from '#domain/public-address.ts';
import { writeStoreAddress } from '#generator/sample-store/store-address.ts';
import { say } from '../console/output.ts';
import { buildFolder, ensureBuild } from './ensure-build.ts';
import { IS_CHECKOUT, PACKAGE_FOLDER } from './package-folder.ts';
import { keepAddress } from './address-in-use.ts';
import type { CliEnv } from './env.ts';
import { childEnv, metricsEnvironment } from './env.ts';
import { findFreePort } from './free-port.ts';
import { programId } from './program-id.ts';
import { readSecret } from './secret.ts';
import { supervise } from './supervise.ts';
import type { Supervised } from './supervise.ts';

export type Web = Supervised & { address: string; port: number };

export type WebOptions = {
  env: CliEnv;
  databaseUrl: string;
  port: number | undefined;
  metricsPort?: number | undefined;
  onStart?: (child: ChildProcess) => void;
  /** ends a build that is under way */
  signal?: AbortSignal;
};

/** The program that serves the production build; a process of its own, not a module of ours. */
const WEB_SERVER = join(PACKAGE_FOLDER, 'app', '_server', IS_CHECKOUT ? 'serve.ts' : 'serve.js');

const ON_LEASH = new URL('on-leash.ts', import.meta.url).href;
/** What votes leave behind is collected less often, and less of it has to be moved first. */
const YOUNG_MEMORY = '--max-semi-space-size=64';
const ANSWER_WITHIN_MS = 60_000;

/**
 * Runs the web app of the production build in a process of its own, started again whenever it dies,
 * and waits until it answers for the first time.
 */
export async function startWeb(options: WebOptions): Promise<Web> {
  const { env, onStart, signal } = options;
  const { basePath } = env;
  await ensureBuild(basePath, signal);
  signal?.throwIfAborted();
  const port = await findFreePort({ wanted: options.port, first: 3000 });
  const own = addressAt(`http://localhost:${port}`, basePath).href;
  const address = addressOfWeb(env, port);
  const build = buildFolder(basePath);
  const environment = await webEnvironment(options, port);
  const web = supervise({
    name: 'The web app',
    hint: 'the reason is above',
    start: () =>
      spawn(
        process.execPath,
        [YOUNG_MEMORY, '--import', ON_LEASH, WEB_SERVER, String(port), build],
        {
          cwd: PACKAGE_FOLDER,
          stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
          env: environment,
        },
      ),
    say,
    ...(onStart && { onStart }),
  });
  try {
    await Promise.race([untilAnswers(`${own}/api/health`), web.lost]);
    await keepAddress(env, address);
  } catch (error) {
    await web.stop();
    throw error;
  }
  return { ...web, address, port };
}

/** Where people reach the web app, when it serves at a port of this machine. */
export function addressOfWeb({ basePath, publicAddress }: CliEnv, port: number): string {
  return publicAddress?.href ?? addressAt(`http://localhost:${port}`, basePath).href;
}

async function webEnvironment(
  { env, databaseUrl, metricsPort }: WebOptions,
  port: number,
): Promise<NodeJS.ProcessEnv> {
  return childEnv({
    NODE_ENV: 'production',
    // of itself Next.js asks for the page that an action leads to, by https where a proxy says so
    __NEXT_PRIVATE_ORIGIN: `http://localhost:${port}`,
    DATABASE_URL: databaseUrl,
    ONPAR_SECRET: await readSecret(env),
    ONPAR_HOME: env.homeFolder,
    ONPAR_STORE: writeStoreAddress(env.store),
    ONPAR_BASE_PATH: env.basePath,
    ONPAR_PROGRAM: await programId(),
    ...(env.publicAddress && { ONPAR_URL: env.publicAddress.href }),
    ...metricsEnvironment(metricsPort),
  });
}

async function untilAnswers(url: string): Promise<void> {
  const deadline = performance.now() + ANSWER_WITHIN_MS;
  while (performance.now() < deadline) {
    const response = await fetch(url).catch(() => undefined);
    if (response?.ok) return;
    await pause(100);
  }
  throw new UserError(`The web app did not answer at ${url} within a minute.`, {
    code: 'web-failed',
  });
}
