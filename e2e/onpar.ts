import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import type { Database } from '#prisma/client.ts';
import { connectDatabase } from '#prisma/client.ts';
import { startPostgres } from '#prisma/postgres/start-postgres.ts';
import { findPartiPrompts } from './find-parti-prompts.ts';
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
 * Starts a whole installation of its own, as `onpar up` does for a user, in an empty folder.
 *
 * @param options.home the folder of an installation that was stopped and kept
 * @param options.settings environment variables of the installation
 */
export async function startOnPar(
  options: { home?: string; settings?: Record<string, string>; keepHome?: boolean } = {},
): Promise<OnPar> {
  const home = options.home ?? (await makeHome());
  const env = { ...process.env, ...options.settings, ONPAR_HOME: home };
  const port = await freePort();
  const child = spawn(process.execPath, [ONPAR, 'up', '--port', String(port)], {
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const signInLink = await readLink(child.stderr);
  const postgres = await startPostgres({ homeFolder: home, say: () => undefined });
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

async function makeHome(): Promise<string> {
  const home = await mkdtemp(join(tmpdir(), 'onpar-e2e-'));
  // as root, PostgreSQL runs as another user, who has to enter the folder
  await chmod(home, 0o755);
  return home;
}

/** The fixture study, made and open, with links for `raters` raters. */
export async function openFixtureStudy(
  onpar: OnPar,
  raters: number,
): Promise<{ slug: string; links: string[] }> {
  await onpar.onpar('models', 'add', 'generator/fixtures/tiny-sd', '--name', 'tiny-sd');
  await onpar.onpar('prompts', 'import', promptsFile(), '--name', 'PartiPrompts');
  const made: unknown = JSON.parse(await onpar.onpar('run', 'studies/fixture.yaml', '--json'));
  const slug = typeof made === 'object' && made && 'study' in made ? String(made.study) : '';
  await onpar.onpar('study', 'open', slug);
  return { slug, links: await inviteRaters(onpar, slug, raters) };
}

/** One-time links for raters, from the CSV of `onpar raters invite`. */
export async function inviteRaters(onpar: OnPar, slug: string, count: number): Promise<string[]> {
  const args = ['--count', String(count), '--base-url', onpar.address];
  const csv = await onpar.onpar('raters', 'invite', slug, ...args);
  return [...csv.matchAll(/https?:\/\/[^\s,"]+/g)].map(([link]) => link);
}

/** PartiPrompts where it lies beside the checkout, else the small set in its format. */
export function promptsFile(): string {
  return findPartiPrompts() ?? resolve('e2e/fixtures/prompts.tsv');
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
