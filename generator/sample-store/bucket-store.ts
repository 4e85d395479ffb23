import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  S3Client,
  paginateListObjectsV2,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { z } from 'zod';
import { present } from '#domain/present.ts';
import { sha256Of } from '#files/sha256-of.ts';
import { chunksOfFile } from './chunks-of-file.ts';
import { hashedChunks } from './hashed-chunks.ts';
import { bucketAway, isNoSuchKey } from './bucket-away.ts';
import { lostImage } from './lost-image.ts';
import { isStoreKey, requireStoreKey } from './store-key.ts';
import type { SampleStore, StoredBlob } from './sample-store.ts';
import type { BucketAddress } from './store-address.ts';

/** A server that says nothing for so long is asked again, so often in all. */
const SILENCE_MS = 10_000;
const ATTEMPTS = 3;
/** Larger ones are sent in parts of this size, each tried again by itself. */
const PART_BYTES = 16 << 20;

const bytesOf = z.instanceof(Uint8Array);

type Bucket = { client: S3Client; address: BucketAddress };

/**
 * A store in a bucket: the object of `abcd…` is `PREFIX/ab/cd…`, as in a folder. An object is there
 * when all of it is, so that a put is atomic by itself. Name and key come from where the library of
 * S3 looks: `AWS_ACCESS_KEY_ID`, a profile, or the machine's role.
 */
export function openBucketStore(
  address: BucketAddress,
  { silenceMs = SILENCE_MS }: { silenceMs?: number } = {},
): SampleStore {
  const client = openClient(address, silenceMs);
  const bucket = { client, address };
  const verified = (sha256: string) => hashedChunks(sha256, readObject(bucket, sha256));
  return {
    put: (bytes) => putObject(bucket, bytes),
    putFile: (path, sha256) => putFile(bucket, path, sha256),
    get: async (sha256) => Buffer.concat(await Array.fromAsync(verified(sha256))),
    stream: verified,
    list: () => listObjects(bucket),
    has: async (sha256) => (await lengthOf(bucket, sha256)) !== undefined,
    size: async (sha256) => {
      const length = await lengthOf(bucket, sha256);
      if (length === undefined) throw lostImage(sha256, 'sample-missing');
      return length;
    },
    remove: async (sha256) => {
      const object = new DeleteObjectCommand(placeOf(address, sha256));
      await client.send(object).catch(away(address, 'written'));
    },
    requireThere: async () => {
      await client
        .send(new HeadBucketCommand({ Bucket: address.bucket }))
        .catch(away(address, 'read'));
    },
  };
}

function placeOf({ bucket, prefix }: BucketAddress, sha256: string) {
  const key = requireStoreKey(sha256);
  return { Bucket: bucket, Key: `${prefix}${key.slice(0, 2)}/${key.slice(2)}` };
}

function away(address: BucketAddress, verb: 'read' | 'written') {
  return (error: unknown): never => {
    throw bucketAway(address, verb, error);
  };
}

async function putObject({ client, address }: Bucket, bytes: Uint8Array): Promise<string> {
  const sha256 = sha256Of(bytes);
  // one of another length is damaged, and takes nobody's place
  if ((await lengthOf({ client, address }, sha256)) === bytes.length) return sha256;
  await upload({ client, address }, sha256, bytes);
  return sha256;
}

async function putFile(bucket: Bucket, path: string, sha256: string): Promise<void> {
  if ((await lengthOf(bucket, sha256)) === (await stat(path)).size) return;
  // what fails on its way, another hash at the end of it too, leaves no object
  await upload(bucket, sha256, Readable.from(hashedChunks(sha256, chunksOfFile(path))));
}

async function upload(
  { client, address }: Bucket,
  sha256: string,
  Body: Uint8Array | Readable,
): Promise<void> {
  const params = { ...placeOf(address, sha256), Body };
  const sending = new Upload({ client, params, partSize: PART_BYTES, queueSize: 2 });
  await sending.done().catch(away(address, 'written'));
}

async function lengthOf({ client, address }: Bucket, sha256: string): Promise<number | undefined> {
  const object = new HeadObjectCommand(placeOf(address, sha256));
  try {
    const head = await client.send(object);
    return present(head.ContentLength, 'the length of an object');
  } catch (error) {
    if (isNoSuchKey(error)) return undefined;
    throw bucketAway(address, 'read', error);
  }
}

async function* readObject(
  { client, address }: Bucket,
  sha256: string,
): AsyncGenerator<Uint8Array, void, undefined> {
  const object = new GetObjectCommand(placeOf(address, sha256));
  try {
    const { Body } = await client.send(object);
    for await (const chunk of present(Body, 'the bytes of an object').transformToWebStream())
      yield bytesOf.parse(chunk);
  } catch (error) {
    if (isNoSuchKey(error)) throw lostImage(sha256, 'sample-missing', error);
    throw bucketAway(address, 'read', error);
  }
}

function openClient({ endpoint, region, pathStyle }: BucketAddress, silenceMs: number): S3Client {
  return new S3Client({
    ...(endpoint !== undefined && { endpoint }),
    ...{ region, forcePathStyle: pathStyle, maxAttempts: ATTEMPTS },
    // every object is hashed by us, and servers that are not Amazon's do not all know their checksums
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: { connectionTimeout: silenceMs, socketTimeout: silenceMs },
  });
}

async function* listObjects({
  client,
  address,
}: Bucket): AsyncGenerator<StoredBlob, void, undefined> {
  const { bucket: Bucket, prefix: Prefix } = address;
  try {
    for await (const page of paginateListObjectsV2({ client }, { Bucket, Prefix })) {
      for (const { Key, Size } of page.Contents ?? []) {
        const sha256 = present(Key, 'a key').slice(Prefix.length).replace('/', '');
        if (isStoreKey(sha256)) yield { sha256, bytes: present(Size, 'the size of an object') };
      }
    }
  } catch (error) {
    throw bucketAway(address, 'read', error);
  }
}
