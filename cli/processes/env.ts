import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseBasePath, parsePublicAddress } from '#domain/public-address.ts';
import type { PublicAddress } from '#domain/public-address.ts';
import { parseStoreAddress } from '#generator/sample-store/store-address.ts';
import type { StoreAddress } from '#generator/sample-store/store-address.ts';
import { parseDatabaseUrl } from '#prisma/parse-database-url.ts';
import { IS_CHECKOUT, PACKAGE_FOLDER } from './package-folder.ts';

/** What the command line reads from its environment; the only place in `cli/` that does. */
export type CliEnv = {
  /** a PostgreSQL to use in place of the embedded one */
  databaseUrl: string | undefined;
  /** everything a local installation keeps: database, images, secret */
  homeFolder: string;
  /** where images are kept: `samples` in the home folder, or what `ONPAR_STORE` names */
  store: StoreAddress;
  /** networks converted or downloaded once per user */
  cacheFolder: string;
  /** an address under which downloaded files lie by their own names, tried first */
  mirror: string | undefined;
  /** the hub that models come from, or a mirror of it, and the token that it asks for */
  hub: { hubUrl: string; token: string | undefined };
  debug: boolean;
  secret: string | undefined;
  chromiumPath: string | undefined;
  /** where people reach the web app, when it was told */
  publicAddress: PublicAddress | undefined;
  /** the path that the web app is served under; '' at the root */
  basePath: string;
};

export function readCliEnv(env: NodeJS.ProcessEnv = process.env): CliEnv {
  const publicAddress = env.ONPAR_URL
    ? parsePublicAddress(env.ONPAR_URL, env.ONPAR_BASE_PATH || undefined)
    : undefined;
  const homeFolder = env.ONPAR_HOME ? resolve(env.ONPAR_HOME) : usualHome(env);
  return {
    databaseUrl: parseDatabaseUrl(env.DATABASE_URL),
    homeFolder,
    store: parseStoreAddress(env, join(homeFolder, 'samples')),
    cacheFolder: resolve(
      env.ONPAR_CACHE || join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'onpar'),
    ),
    mirror: env.ONPAR_MIRROR || undefined,
    hub: {
      hubUrl: (env.HF_ENDPOINT || 'https://huggingface.co').replace(/\/+$/, ''),
      token: env.HF_TOKEN || undefined,
    },
    debug: Boolean(env.ONPAR_DEBUG),
    secret: env.ONPAR_SECRET || undefined,
    chromiumPath: env.CHROMIUM_PATH || undefined,
    publicAddress,
    basePath: publicAddress?.basePath ?? parseBasePath(env.ONPAR_BASE_PATH || '/'),
  };
}

/** `.onpar` of the checkout; else in the user's folder of data, since packages come and go. */
function usualHome(env: NodeJS.ProcessEnv): string {
  if (IS_CHECKOUT) return join(PACKAGE_FOLDER, '.onpar');
  return resolve(env.XDG_DATA_HOME || join(homedir(), '.local', 'share'), 'onpar');
}

/** Whether npm or npx started this process, or one above it. */
export function isStartedByNpm(env: NodeJS.ProcessEnv = process.env): boolean {
  return env.npm_lifecycle_event !== undefined;
}

/** Our environment for a process that we start, with what it must know besides. */
export function childEnv(extra: Record<string, string>): NodeJS.ProcessEnv {
  return { ...process.env, ...extra };
}

/** Sets variables of this process, and of those that it starts. */
export function setEnv(variables: Record<string, string>): void {
  Object.assign(process.env, variables);
}

/** Where a process that we start serves its metrics: not at our own port, which it would take from us. */
export function metricsEnvironment(port: number | undefined): Record<string, string> {
  return { ONPAR_METRICS_PORT: port === undefined ? '' : String(port) };
}
