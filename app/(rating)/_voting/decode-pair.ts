import { present } from '#domain/present.ts';

const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 30_000;

/**
 * Waits until both images are there and decoded, asking again for those that fail, and gives the time
 * that decoding took in ms. Both or none: neither image may be seen before the other.
 */
export async function decodePair(options: {
  images: readonly HTMLImageElement[];
  signal: AbortSignal;
  onFailure: () => void;
}): Promise<number> {
  const { images, signal, onFailure } = options;
  for (let wait = FIRST_WAIT_MS; ; wait = Math.min(LONGEST_WAIT_MS, wait * 2)) {
    await Promise.all(images.map(untilSettled));
    const from = performance.now();
    const failed = await failures(images);
    if (failed.length === 0 || signal.aborted) return Math.round(performance.now() - from);
    onFailure();
    await pause(wait, signal);
    for (const image of failed)
      image.src = present(image.getAttribute('src'), 'the address of an image');
  }
}

function untilSettled(image: HTMLImageElement): Promise<void> {
  if (image.complete) return Promise.resolve();
  return new Promise((resolve) => {
    for (const event of ['load', 'error']) {
      image.addEventListener(event, () => resolve(), { once: true });
    }
  });
}

async function failures(images: readonly HTMLImageElement[]): Promise<HTMLImageElement[]> {
  const outcomes = await Promise.allSettled(images.map((image) => image.decode()));
  return images.filter((_, index) => outcomes[index]?.status === 'rejected');
}

/** Ends early when the network is back, or when nobody waits any more. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const finish = (): void => {
      clearTimeout(timer);
      removeEventListener('online', finish);
      resolve();
    };
    const timer = setTimeout(finish, ms);
    addEventListener('online', finish);
    signal.addEventListener('abort', finish);
  });
}
