import { openLocalStore } from './sample-store.ts';
import type { SampleStore } from './sample-store.ts';
import type { BucketAddress, StoreAddress } from './store-address.ts';

/** Opens the store at an address, whichever kind it is. Nothing is asked of it before it is used. */
export function openStore(address: StoreAddress): SampleStore {
  return address.kind === 'folder' ? openLocalStore(address.folder) : bucketWhenUsed(address);
}

/** The library of S3 is large, and only loaded where there is a bucket that is used. */
function bucketWhenUsed(address: BucketAddress): SampleStore {
  let opened: Promise<SampleStore> | undefined;
  const open = (): Promise<SampleStore> =>
    (opened ??= import('./bucket-store.ts').then(({ openBucketStore }) =>
      openBucketStore(address),
    ));
  return {
    put: async (bytes) => (await open()).put(bytes),
    putFile: async (path, sha256) => (await open()).putFile(path, sha256),
    get: async (sha256) => (await open()).get(sha256),
    stream: async function* (sha256) {
      yield* (await open()).stream(sha256);
    },
    list: async function* () {
      yield* (await open()).list();
    },
    has: async (sha256) => (await open()).has(sha256),
    size: async (sha256) => (await open()).size(sha256),
    remove: async (sha256) => (await open()).remove(sha256),
    requireThere: async () => (await open()).requireThere(),
  };
}
