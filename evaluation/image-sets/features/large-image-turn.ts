import { pixelCount } from '../images/formats/pixel-count.ts';

/** Above so many pixels only one image at a time is decoded: 36 MB, and its resizing's rows. */
const LARGE_PIXELS = 12_000_000;

/**
 * A turn that threads take at large images, so that the memory of decoding does not grow with the
 * number of threads. `shared` holds one 32-bit number, 0 when nobody has it.
 */
export function largeImageTurn(
  shared: SharedArrayBuffer,
): <Result>(bytes: Uint8Array, work: () => Promise<Result>) => Promise<Result> {
  const taken = new Int32Array(shared);
  return async (bytes, work) => {
    if ((await pixelCount(bytes)) <= LARGE_PIXELS) return work();
    while (Atomics.compareExchange(taken, 0, 0, 1) !== 0)
      await Atomics.waitAsync(taken, 0, 1).value;
    try {
      return await work();
    } finally {
      Atomics.store(taken, 0, 0);
      Atomics.notify(taken, 0);
    }
  };
}
