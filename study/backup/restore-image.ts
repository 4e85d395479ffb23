import { UserError } from '#domain/user-error.ts';
import type { TarEntry } from '#files/sealed-tar/tar-block.ts';
import type { SampleStore } from '#generator/sample-store/sample-store.ts';

/**
 * Puts an image of a backup into the store, in place of one that is damaged there; one that is whole
 * stays. Gives the count of images brought to be there: 1.
 */
export async function restoreImage(store: SampleStore, { name, bytes }: TarEntry): Promise<1> {
  if (await isWhole(store, name)) return 1;
  await store.remove(name);
  const sha256 = await store.put(bytes);
  if (sha256 === name) return 1;
  throw new UserError(`The backup calls an image ${name} that is ${sha256}: take another backup.`, {
    code: 'bad-backup',
  });
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
