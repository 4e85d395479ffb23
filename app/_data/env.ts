import { isAbsolute, join, resolve } from 'node:path';
import { z } from 'zod';
import { parsePublicAddress } from '#domain/public-address.ts';
import type { PublicAddress } from '#domain/public-address.ts';
import { parseStoreAddress } from '#generator/sample-store/store-address.ts';
import type { StoreAddress } from '#generator/sample-store/store-address.ts';
import { basePath } from '../_ui/env.ts';

/** What the web app reads from its environment; the only place in `app/` that does. */
export type WebEnv = {
  databaseUrl: string;
  /** signs sessions; at least 32 characters, and no default */
  secret: string;
  /** everything that a local installation keeps */
  homeFolder: string;
  /** where sample images are kept */
  store: StoreAddress;
  /** where archives of images wait for their study */
  uploadsFolder: string;
  /** the address that people type, where it was told; else each request's own holds */
  publicAddress: PublicAddress | undefined;
  /** which program this is, in a text that no other release has; undefined under `next dev` */
  program: string | undefined;
  /** the provider that researchers may sign in with; undefined: none */
  oidc: OidcSettings | undefined;
};

export type OidcSettings = {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** what the button says it is */
  name: string;
  /** who may come in: researchers who are known by their address, or anyone whom it knows */
  accounts: 'known' | 'any';
};

const schema = z.object({
  DATABASE_URL: z
    .string({ error: 'DATABASE_URL is not set: give the address of a PostgreSQL database.' })
    .min(1),
  ONPAR_SECRET: z
    .string({ error: 'ONPAR_SECRET is not set: give at least 32 random characters.' })
    .min(32, 'ONPAR_SECRET is shorter than 32 characters: give at least 32 random ones.'),
  ONPAR_HOME: z.string().optional(),
  ONPAR_URL: z.string().optional(),
  ONPAR_PROGRAM: z.string().optional(),
  ONPAR_OIDC_ISSUER: z
    .url({
      protocol: /^https?$/,
      error: 'ONPAR_OIDC_ISSUER is no address: give one such as https://login.example.org.',
    })
    .optional(),
  ONPAR_OIDC_CLIENT_ID: z.string().optional(),
  ONPAR_OIDC_CLIENT_SECRET: z.string().optional(),
  ONPAR_OIDC_NAME: z.string().max(60).default('single sign-on'),
  ONPAR_OIDC_ACCOUNTS: z
    .enum(['known', 'any'], { error: 'ONPAR_OIDC_ACCOUNTS is neither known nor any.' })
    .default('known'),
});

/** Parses `env`; throws an error that names each variable that is missing or wrong. */
function parseWebEnv(env: Record<string, string | undefined>): WebEnv {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(given);
  if (!parsed.success) throw new Error(parsed.error.issues.map((issue) => issue.message).join(' '));
  const { DATABASE_URL, ONPAR_SECRET, ONPAR_HOME, ONPAR_URL, ONPAR_PROGRAM } = parsed.data;
  const home = fromRoot(ONPAR_HOME ?? '.onpar');
  return {
    databaseUrl: DATABASE_URL,
    secret: ONPAR_SECRET,
    homeFolder: home,
    store: parseStoreAddress(env, join(home, 'samples')),
    uploadsFolder: join(home, 'uploads'),
    publicAddress: ONPAR_URL === undefined ? undefined : parsePublicAddress(ONPAR_URL, basePath),
    program: ONPAR_PROGRAM,
    oidc: oidcOf(parsed.data),
  };
}

function oidcOf(given: z.output<typeof schema>): OidcSettings | undefined {
  const { ONPAR_OIDC_ISSUER: issuer, ONPAR_OIDC_CLIENT_ID: clientId } = given;
  const { ONPAR_OIDC_CLIENT_SECRET: clientSecret } = given;
  if (issuer === undefined && clientId === undefined && clientSecret === undefined)
    return undefined;
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) {
    throw new Error(
      'ONPAR_OIDC_ISSUER, ONPAR_OIDC_CLIENT_ID and ONPAR_OIDC_CLIENT_SECRET belong together: give all three, or none.',
    );
  }
  const { ONPAR_OIDC_NAME: name, ONPAR_OIDC_ACCOUNTS: accounts } = given;
  return { issuer: issuer.replace(/\/+$/, ''), clientId, clientSecret, name, accounts };
}

let read: WebEnv | undefined;

/** The environment of this process, parsed once; next-auth finds its address where it looks for it. */
export function readWebEnv(): WebEnv {
  if (read) return read;
  read = parseWebEnv(process.env);
  if (read.publicAddress) process.env.NEXTAUTH_URL = `${read.publicAddress.href}/api/auth`;
  else process.env.AUTH_TRUST_HOST = 'true';
  return read;
}

/** True under `next dev`, which needs `eval` and a socket. */
export function isDevelopment(): boolean {
  return process.env.NODE_ENV === 'development';
}

function fromRoot(folder: string): string {
  return isAbsolute(folder) ? folder : resolve(folder);
}
