import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** What the command line reads from its environment; the only place in `cli/` that does. */
export type CliEnv = {
  /** a PostgreSQL to use in place of the embedded one */
  databaseUrl: string | undefined;
  /** everything a local installation keeps: database, images, secret */
  homeFolder: string;
  /** networks converted or downloaded once per user */
  cacheFolder: string;
  /** an address under which downloaded files lie by their own names, tried first */
  mirror: string | undefined;
  debug: boolean;
  secret: string | undefined;
  chromiumPath: string | undefined;
  /** the address under which people reach the web app, when it is not localhost */
  publicUrl: string | undefined;
};

export function readCliEnv(env: NodeJS.ProcessEnv = process.env): CliEnv {
  return {
    databaseUrl: env.DATABASE_URL || undefined,
    homeFolder: resolve(env.ONPAR_HOME || '.onpar'),
    cacheFolder: resolve(
      env.ONPAR_CACHE || join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'onpar'),
    ),
    mirror: env.ONPAR_MIRROR || undefined,
    debug: Boolean(env.ONPAR_DEBUG),
    secret: env.ONPAR_SECRET || undefined,
    chromiumPath: env.CHROMIUM_PATH || undefined,
    publicUrl: env.ONPAR_URL?.replace(/\/$/, '') || undefined,
  };
}

/** Our environment for a process that we start, with what it must know besides. */
export function childEnv(extra: Record<string, string>): NodeJS.ProcessEnv {
  return { ...process.env, ...extra };
}
