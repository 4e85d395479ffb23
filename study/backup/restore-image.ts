import { UserError } from '#domain/user-error.ts';
import type { TarEntry } from '#files/sealed-tar/tar-block.ts';
import type { SampleStore } from '#generator/sample-store/sample-store.ts';

/**
 * Puts an image of a backup, named by its sha256, into the store, in place of one that is damaged
 * there; one that is whole stays.
 */
export async function restoreImage(store: SampleStore, { name, bytes }: TarEntry): Promise<void> {
  if (await isWhole(store, name)) return;
  await store.remove(name);
  await store.put(bytes);
}

async function isWhole(store: SampleStore, sha256: string): Promise<boolean> {
  try {
    await store.get(sha256);
    return true;
  } catch (error) {
    if (error instanceof UserError && error.fault === 'sample') return false;
    throw error;
  }
}
