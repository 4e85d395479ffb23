import { resolve } from 'node:path';
import { z } from 'zod';
import { UserError } from '#domain/user-error.ts';

const folderAddress = z.object({ kind: z.literal('folder'), folder: z.string() });
const bucketAddress = z.object({
  kind: z.literal('bucket'),
  bucket: z.string(),
  /** before each key: empty, or with a slash at its end */
  prefix: z.string(),
  /** of a server that is not Amazon's */
  endpoint: z.string().optional(),
  region: z.string(),
  /** the bucket in the path, and not in the host's name */
  pathStyle: z.boolean(),
});

/** Where images are kept: a folder, or a bucket of a server that speaks S3. */
export const storeAddress = z.discriminatedUnion('kind', [folderAddress, bucketAddress]);

export type StoreAddress = z.infer<typeof storeAddress>;
export type BucketAddress = z.infer<typeof bucketAddress>;

/** What the environment says of the store: of the environment's variables, these are read. */
const storeEnvironment = z.object({
  ONPAR_STORE: z.string().optional(),
  ONPAR_S3_ENDPOINT: z.string().optional(),
  ONPAR_S3_REGION: z.string().optional(),
  ONPAR_S3_PATH_STYLE: z.string().optional(),
  AWS_REGION: z.string().optional(),
});

const BUCKET = /^s3:\/\/(?<bucket>[a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?<path>\/.*)?$/;
const bucketParts = z.object({ bucket: z.string(), path: z.string().default('') });
const USUAL_REGION = 'us-east-1';

/**
 * Reads `ONPAR_STORE`: `s3://bucket/prefix`, or a folder. With an endpoint of one's own the bucket is
 * in the path unless `ONPAR_S3_PATH_STYLE` says otherwise, as such servers want it.
 *
 * @param usual the folder where nothing is said
 * @throws UserError `bad-address`
 */
export function parseStoreAddress(
  environment: Readonly<Record<string, string | undefined>>,
  usual: string,
): StoreAddress {
  const said = Object.entries(environment).filter(([, value]) => value !== '');
  const env = storeEnvironment.parse(Object.fromEntries(said));
  const { ONPAR_STORE: store } = env;
  if (store === undefined) return { kind: 'folder', folder: usual };
  if (!store.includes('://')) return { kind: 'folder', folder: resolve(store) };
  const found = store.match(BUCKET)?.groups;
  if (found === undefined) {
    throw new UserError(
      `ONPAR_STORE is ${store}: give a folder, or a bucket as in s3://bucket/prefix.`,
      { code: 'bad-address' },
    );
  }
  const { bucket, path } = bucketParts.parse(found);
  const prefix = path.split('/').filter(Boolean).join('/');
  const endpoint = parseEndpoint(env.ONPAR_S3_ENDPOINT);
  return {
    ...{ kind: 'bucket', bucket, prefix: prefix === '' ? '' : `${prefix}/` },
    ...(endpoint !== undefined && { endpoint }),
    region: env.ONPAR_S3_REGION ?? env.AWS_REGION ?? USUAL_REGION,
    pathStyle: parseSwitch(env.ONPAR_S3_PATH_STYLE, endpoint !== undefined),
  };
}

/** The address as `ONPAR_STORE` takes it. */
export function writeStoreAddress(address: StoreAddress): string {
  if (address.kind === 'folder') return address.folder;
  return `s3://${address.bucket}/${address.prefix}`.replace(/\/$/, '');
}

function parseEndpoint(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const url = URL.parse(text);
  if (url !== null && /^https?:$/.test(url.protocol) && url.username === '') return url.href;
  throw new UserError(
    'ONPAR_S3_ENDPOINT must be an address such as https://s3.example.org, without name and password.',
    { code: 'bad-address' },
  );
}

function parseSwitch(text: string | undefined, usual: boolean): boolean {
  if (text === undefined) return usual;
  if (/^(1|true|yes)$/i.test(text)) return true;
  if (/^(0|false|no)$/i.test(text)) return false;
  throw new UserError(`ONPAR_S3_PATH_STYLE is ${text}: give 1 or 0.`, { code: 'bad-address' });
}
