import { failureWords } from '#domain/failure-words.ts';
import { Worker } from 'node:worker_threads';
import { at } from '#domain/at.ts';
import { mapConcurrently } from '#files/map-concurrently.ts';
import type { SetAside } from '../images/image-set.ts';
import type { NamedImage } from '../images/named-image.ts';
import type { Preparation, PreparedImage } from '../images/prepare-image.ts';
import { byteBudget } from './byte-budget.ts';
import type { PrepareRequest, PrepareSettings } from './prepare-worker.ts';
import { workerCalls } from './worker-calls.ts';

/** Encoded bytes of all images that are read and not yet decoded; a larger one comes alone. */
const MAX_ENCODED_BYTES = 64 * 1024 * 1024;

export type NamedPlanes = PreparedImage & { name: string };

export type ImagePreparation = {
  /** The images decoded and resized, in order, `ahead` of who asks; or why one cannot be. */
  prepare: (
    images: AsyncIterable<NamedImage>,
    options: { ahead: number },
  ) => AsyncGenerator<NamedPlanes | SetAside, void, undefined>;
  close: () => Promise<void>;
};

/** Threads that decode and resize images for a network. Call `close` when done. */
export function openPreparation(options: {
  preparation: Preparation;
  threads: number;
}): ImagePreparation {
  const { preparation, threads } = options;
  const settings: PrepareSettings = { preparation, largeImageTurn: new SharedArrayBuffer(4) };
  const workers = Array.from({ length: threads }, () =>
    workerCalls<PrepareRequest, PreparedImage>(
      new Worker(new URL('./prepare-worker.ts', import.meta.url), { workerData: settings }),
    ),
  );
  const budget = byteBudget(MAX_ENCODED_BYTES);
  const admitted = async function* (images: AsyncIterable<NamedImage>): AsyncGenerator<Admitted> {
    for await (const image of images) {
      const { size: bytes = 0 } = image;
      yield { image, release: await budget.take(bytes) };
    }
  };
  let turn = 0;
  const prepare = async ({ image, release }: Admitted): Promise<NamedPlanes | SetAside> => {
    const worker = at(workers, turn++ % workers.length, 'the preparing threads');
    try {
      const bytes = await image.read();
      const own = image.size === bytes.buffer.byteLength && bytes.buffer instanceof ArrayBuffer;
      const prepared = await worker.call({ bytes }, own ? [bytes.buffer] : []);
      return { ...prepared, name: image.name, format: image.format ?? prepared.format };
    } catch (cause) {
      return { file: image.name, reason: reasonOf(cause), cause };
    } finally {
      release();
    }
  };
  return {
    prepare: (images, { ahead }) =>
      mapConcurrently(admitted(images), Math.max(ahead, 2 * threads), prepare),
    close: async () => {
      await Promise.all(workers.map((worker) => worker.close()));
    },
  };
}

type Admitted = { image: NamedImage; release: () => void };

/** A failure's message on one line. */
function reasonOf(cause: unknown): string {
  const message = failureWords(cause);
  return message
    .trim()
    .replace(/\s*\n\s*/g, '; ')
    .replace(/[:.\s]+$/, '');
}
