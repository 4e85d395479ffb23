import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { UserError } from '#domain/user-error.ts';
import { countPhysicalCores } from '#onnx/count-physical-cores.ts';
import { deviceKey, type Device } from '#onnx/device-request.ts';
import { inBatches } from '#files/in-batches.ts';
import type { InferenceReply, InferenceRequest, InferenceSettings } from './inference-worker.ts';
import { mapConcurrently } from './map-concurrently.ts';
import type { NamedImage } from '../images/named-image.ts';
import type { Preparation, PreparedImage } from '../images/prepare-image.ts';
import type { PrepareRequest } from './prepare-worker.ts';
import { workerCalls } from './worker-calls.ts';
import type { WorkerCalls } from './worker-calls.ts';

/** More preparing threads than this have never been the bottleneck beside one accelerator. */
const MAX_PREPARING_THREADS = 8;

export type ImageTraits = Omit<PreparedImage, 'planes'> & { name: string };

/** The network's output for the images of one batch, in the order of the source. */
export type FeatureBlock = {
  /** float32, rows x width */
  values: Float32Array;
  rows: number;
  width: number;
  traits: ImageTraits[];
};

export type FeatureExtractor = {
  /** Features of the images, a block a batch. Throws UserError naming an image it cannot read. */
  extract: (options: {
    images: AsyncIterable<NamedImage>;
    batchSize: number;
  }) => AsyncGenerator<FeatureBlock, void, undefined>;
  /** Runs the network alone on black images: the rate that everything else is measured against. */
  runBare: (options: { batchSize: number; batches: number }) => Promise<void>;
  close: () => Promise<void>;
};

/**
 * Opens a network in a thread of its own, since inference blocks the thread it runs on, with other
 * threads that decode and resize the next images meanwhile. Call `close` when done.
 */
export function openFeatureExtractor(options: {
  network: { path: string; output: string };
  preparation: Preparation;
  device: Device;
}): FeatureExtractor {
  const { network, preparation, device } = options;
  const settings: InferenceSettings = {
    path: network.path,
    output: network.output,
    device,
    threads: countPhysicalCores(),
  };
  const inference = workerCalls<InferenceRequest, InferenceReply>(
    new Worker(new URL('./inference-worker.ts', import.meta.url), { workerData: settings }),
  );
  const preparing = Array.from(
    { length: Math.min(availableParallelism(), MAX_PREPARING_THREADS) },
    () =>
      workerCalls<PrepareRequest, PreparedImage>(
        new Worker(new URL('./prepare-worker.ts', import.meta.url)),
      ),
  );
  return {
    extract: ({ images, batchSize }) =>
      extractBlocks({ images, batchSize, network, preparation, device, inference, preparing }),
    runBare: async ({ batchSize, batches }) => {
      const { size } = preparation;
      const run = (): Promise<InferenceReply> =>
        inference.call({
          planes: Array.from({ length: batchSize }, () => new Float32Array(3 * size * size)),
          size,
        });
      await Promise.all(Array.from({ length: batches }, run));
    },
    close: async () => {
      await Promise.all([inference, ...preparing].map((worker) => worker.close()));
    },
  };
}

async function* extractBlocks(options: {
  images: AsyncIterable<NamedImage>;
  batchSize: number;
  network: { path: string };
  preparation: Preparation;
  device: Device;
  inference: WorkerCalls<InferenceRequest, InferenceReply>;
  preparing: readonly WorkerCalls<PrepareRequest, PreparedImage>[];
}): AsyncGenerator<FeatureBlock, void, undefined> {
  const { images, batchSize, network, preparation, device, inference, preparing } = options;
  let turn = 0;
  const prepare = async ({ name, read }: NamedImage): Promise<PreparedImage & { name: string }> => {
    const worker = preparing[turn++ % preparing.length];
    if (worker === undefined) throw new Error('There is no preparing thread.');
    const bytes = await read();
    try {
      return { name, ...(await worker.call({ bytes, preparation })) };
    } catch (cause) {
      throw new UserError(
        `The image ${name} cannot be read (${reasonOf(cause)}): replace or remove it.`,
        { code: 'unreadable-image', cause },
      );
    }
  };
  const ahead = Math.max(batchSize, 2 * preparing.length);
  const batches = inBatches(mapConcurrently(images, ahead, prepare), batchSize);
  // Two at a time: one under way, one ready, so that the network never waits for this thread.
  yield* mapConcurrently(batches, 2, async (batch) => {
    const planes = batch.map((image) => image.planes);
    const reply = await inference
      .call(
        { planes, size: preparation.size },
        planes.map((p) => p.buffer),
      )
      .catch((cause: unknown) => {
        throw new UserError(
          `The network ${network.path} failed on ${deviceKey(device)} (${reasonOf(cause)}): try --device cpu, or another network.`,
          { code: 'inference-failed', cause },
        );
      });
    const traits = batch.map(({ name, width, height, format, quality }) => ({
      name,
      width,
      height,
      format,
      quality,
    }));
    return { values: reply.values, rows: reply.rows, width: reply.width, traits };
  });
}

/** A failure's message on one line. */
function reasonOf(cause: unknown): string {
  const message = cause instanceof Error ? cause.message : String(cause);
  return message.trim().replace(/\s*\n\s*/g, '; ');
}
