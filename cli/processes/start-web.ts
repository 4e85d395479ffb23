import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { UserError } from '#domain/user-error.ts';
import { addressAt } from '#domain/public-address.ts';
import { ensureBuild } from './ensure-build.ts';
import { PACKAGE_FOLDER } from './package-folder.ts';
import { keepAddress } from './address-in-use.ts';
import type { CliEnv } from './env.ts';
import { childEnv } from './env.ts';
import { findFreePort } from './free-port.ts';
import { readSecret } from './secret.ts';

export type Web = { address: string; ended: Promise<void>; stop: () => Promise<void> };

/** The program that serves the production build; a process of its own, not a module of ours. */
const WEB_SERVER = join(PACKAGE_FOLDER, 'app', '_server', 'serve.ts');

const ANSWER_WITHIN_MS = 60_000;

/** Starts the web app of the production build in a process of its own, and waits until it answers. */
export async function startWeb(options: {
  env: CliEnv;
  databaseUrl: string;
  port: number | undefined;
}): Promise<Web> {
  const { basePath, publicAddress } = options.env;
  await ensureBuild(basePath);
  const port = await findFreePort({ wanted: options.port, first: 3000 });
  const own = addressAt(`http://localhost:${port}`, basePath).href;
  const address = publicAddress?.href ?? own;
  const child = spawn(process.execPath, [WEB_SERVER, String(port)], {
    cwd: PACKAGE_FOLDER,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: childEnv({
      NODE_ENV: 'production',
      DATABASE_URL: options.databaseUrl,
      ONPAR_SECRET: await readSecret(options.env),
      ONPAR_HOME: options.env.homeFolder,
      ONPAR_BASE_PATH: basePath,
      ...(publicAddress && { ONPAR_URL: publicAddress.href }),
    }),
  });
  const ended = once(child, 'exit').then(() => undefined);
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
  };
  await Promise.race([
    untilAnswers(`${own}/api/health`),
    ended.then(() => {
      throw new UserError('The web app ended at its start; the reason is above.', {
        code: 'web-failed',
      });
    }),
  ]);
  await keepAddress(options.env, address);
  return { address, ended, stop };
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
