import type { BrokenImage } from './broken-image.ts';
import { imageAsShown, originalImage } from './mend-image.ts';
import type { Mending } from './mend-image.ts';
import { samplesOfImages } from './samples-of-images.ts';
import type { MendableSample } from './samples-of-images.ts';

/** What has become of an image that the store had lost; `reason`: why it is still lost. */
export type Repair = BrokenImage & { repaired: boolean; reason: string | null };

/**
 * Brings back what the store has lost: from what else is whole, from files that are brought, or by
 * making it again from its record. Only the very bytes of its address are taken. What is damaged and
 * used by nobody is removed.
 */
export async function repairStore(
  options: Omit<Mending, 'isBroken'> & {
    broken: readonly BrokenImage[];
    onProgress?: (done: number, total: number) => void;
  },
): Promise<Repair[]> {
  const { db, store, broken, onProgress } = options;
  const left = new Map<string, string | null>(broken.map(({ sha256 }) => [sha256, null]));
  const mending: Mending = { ...options, isBroken: (sha256) => left.has(sha256) };
  for (const { sha256, uses } of broken) {
    if (uses.length > 0) continue;
    await store.remove(sha256);
    left.delete(sha256);
  }
  const samples = await samplesOfImages(db, [...left.keys()]);
  for (const [i, sample] of samples.entries()) {
    await mendSample(mending, sample, left);
    onProgress?.(i + 1, samples.length);
  }
  return broken.map((one) => ({
    ...one,
    repaired: !left.has(one.sha256),
    reason: left.get(one.sha256) ?? null,
  }));
}

async function mendSample(
  mending: Mending,
  sample: MendableSample,
  left: Map<string, string | null>,
): Promise<void> {
  const { sha256, blindSha256 } = sample;
  const isLost = (address: string | null): address is string =>
    address !== null && left.has(address);
  if (!isLost(sha256) && !isLost(blindSha256)) return;
  const keep = async (address: string, found: Buffer | string): Promise<void> => {
    if (typeof found === 'string') {
      left.set(address, found);
      return;
    }
    // the store would take what lies there for the same
    await mending.store.remove(address);
    await mending.store.put(found);
    left.delete(address);
  };
  const original = await originalImage(mending, sample);
  if (isLost(sha256)) await keep(sha256, original);
  if (isLost(blindSha256)) await keep(blindSha256, await imageAsShown(mending, sample, original));
}
