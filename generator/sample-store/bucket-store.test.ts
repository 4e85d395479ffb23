import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { sha256Of } from '#files/sha256-of.ts';
import { openBucketStore } from './bucket-store.ts';
import { openStore } from './open-store.ts';
import type { SampleStore } from './sample-store.ts';
import { parseStoreAddress } from './store-address.ts';
import { startTestBucket } from './fixtures/start-test-bucket.ts';
import type { TestBucket } from './fixtures/start-test-bucket.ts';

let folder: string;
let bucket: TestBucket;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onpar-contract-'));
  bucket = await startTestBucket();
  for (const [name, value] of Object.entries(bucket.environment)) vi.stubEnv(name, value);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await bucket.close();
  await rm(folder, { recursive: true });
});

describe.each(['folder', 'bucket'] as const)('a store in a %s', (kind) => {
  let store: SampleStore;
  beforeEach(() => {
    store = openStore(kind === 'folder' ? { kind, folder } : bucket.address);
  });

  it('keeps bytes under their sha256, small and large', async () => {
    for (const length of [0, 1, 5000, 17 << 20]) {
      const bytes = randomBytes(length);
      const sha256 = await store.put(bytes);
      expect(sha256).toBe(sha256Of(bytes));
      expect(await store.put(bytes)).toBe(sha256);
      expect((await store.get(sha256)).equals(bytes)).toBe(true);
      expect(await store.size(sha256)).toBe(length);
      expect(await store.has(sha256)).toBe(true);
      const streamed = await Array.fromAsync(store.stream(sha256));
      expect(Buffer.concat(streamed).equals(bytes)).toBe(true);
      await store.remove(sha256);
      await store.remove(sha256);
      expect(await store.has(sha256)).toBe(false);
    }
  });

  it('lists what is there', async () => {
    const put = await Promise.all(['a', 'b', 'c'].map((text) => store.put(Buffer.from(text))));
    const listed = await Array.fromAsync(store.list());
    expect(listed.map(({ sha256 }) => sha256).sort()).toEqual(put.sort());
    expect(listed.map(({ bytes }) => bytes)).toEqual([1, 1, 1]);
    await Promise.all(put.map((sha256) => store.remove(sha256)));
  });

  it('says what is missing, and takes no other name than a hash', async () => {
    const sha256 = sha256Of('nobody');
    await expect(store.get(sha256)).rejects.toMatchObject({ code: 'sample-missing' });
    await expect(store.size(sha256)).rejects.toMatchObject({ code: 'sample-missing' });
    await expect(Array.fromAsync(store.stream(sha256))).rejects.toMatchObject({
      code: 'sample-missing',
    });
    await expect(store.get('../../etc/passwd')).rejects.toThrow(/not a sha256/);
    await store.requireThere();
  });
});

describe('a store in a bucket', () => {
  it('finds out bytes that are not those of their address, and puts others in their place', async () => {
    const store = openStore(bucket.address);
    const sha256 = await store.put(Buffer.from('whole'));
    const { S3Client, PutObjectCommand } = await import('@aws-sdk/client-s3');
    const client = new S3Client({
      ...{ endpoint: bucket.environment.ONPAR_S3_ENDPOINT, region: 'us-east-1' },
      forcePathStyle: true,
    });
    const Key = `lab/${sha256.slice(0, 2)}/${sha256.slice(2)}`;
    await client.send(new PutObjectCommand({ Bucket: 'onpar', Key, Body: 'broken' }));
    await expect(store.get(sha256)).rejects.toMatchObject({ code: 'sample-damaged' });
    await store.put(Buffer.from('whole'));
    expect((await store.get(sha256)).toString()).toBe('whole');
    await store.remove(sha256);
  });

  it('that is away says so in a sentence, and goes on when it is back', async () => {
    const store = openStore(bucket.address);
    const sha256 = await store.put(Buffer.from('kept'));
    await bucket.stop();
    const isAway = {
      code: 'store-away',
      message: expect.stringMatching(/^The sample store s3:\/\/onpar\/lab at http.* cannot be /),
    };
    await expect(store.get(sha256)).rejects.toMatchObject(isAway);
    await expect(store.put(Buffer.from('other'))).rejects.toMatchObject(isAway);
    await expect(store.has(sha256)).rejects.toMatchObject(isAway);
    await expect(store.requireThere()).rejects.toMatchObject(isAway);
    await bucket.start();
    expect((await store.get(sha256)).toString()).toBe('kept');
    await store.put(Buffer.from('other'));
  });

  it('that takes calls and says nothing is away as well', async () => {
    const store = openBucketStore(bucket.address, { silenceMs: 300 });
    await bucket.stall();
    await expect(store.put(Buffer.from('late'))).rejects.toMatchObject({ code: 'store-away' });
    await bucket.start();
    await store.put(Buffer.from('late'));
  });

  it('without its bucket, or with another key, says what to correct', async () => {
    const other = openStore({ ...bucket.address, ...{ bucket: 'nobodys' } });
    await expect(other.put(Buffer.from('x'))).rejects.toThrow(/NoSuchBucket.*make the bucket/);
  });
});

describe('ONPAR_STORE', () => {
  const read = (given: Record<string, string>) => parseStoreAddress(given, '/home/samples');

  it('names a folder or a bucket', () => {
    expect(read({})).toEqual({ kind: 'folder', folder: '/home/samples' });
    expect(read({ ONPAR_STORE: '' })).toEqual({ kind: 'folder', folder: '/home/samples' });
    expect(read({ ONPAR_STORE: '/mnt/images' })).toEqual({ kind: 'folder', folder: '/mnt/images' });
    expect(read({ ONPAR_STORE: 's3://lab-images' })).toEqual({
      ...{ kind: 'bucket', bucket: 'lab-images', prefix: '', region: 'us-east-1' },
      pathStyle: false,
    });
    expect(
      read({
        ...{ ONPAR_STORE: 's3://lab/a/b/', ONPAR_S3_ENDPOINT: 'http://minio:9000' },
        ONPAR_S3_REGION: 'eu-1',
      }),
    ).toEqual({
      ...{ kind: 'bucket', bucket: 'lab', prefix: 'a/b/', region: 'eu-1', pathStyle: true },
      endpoint: 'http://minio:9000/',
    });
  });

  it.each([
    [{ ONPAR_STORE: 's3://' }, /s3:\/\/bucket\/prefix/],
    [{ ONPAR_STORE: 's3://Upper/x' }, /s3:\/\/bucket\/prefix/],
    [{ ONPAR_STORE: 'https://lab' }, /s3:\/\/bucket\/prefix/],
    [{ ONPAR_STORE: 's3://lab', ONPAR_S3_ENDPOINT: 'minio:9000' }, /ONPAR_S3_ENDPOINT/],
    [{ ONPAR_STORE: 's3://lab', ONPAR_S3_ENDPOINT: 'http://a:b@minio' }, /without name and/],
    [{ ONPAR_STORE: 's3://lab', ONPAR_S3_PATH_STYLE: 'perhaps' }, /give 1 or 0/],
  ])('that means nothing is refused: %o', (given, reason) => {
    expect(() => read(given)).toThrow(reason);
  });
});
