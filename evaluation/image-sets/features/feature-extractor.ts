import '#onnx/silence-telemetry.ts';
import { failureWords } from '#domain/failure-words.ts';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { at } from '#domain/at.ts';
import { UserError } from '#domain/user-error.ts';
import { countPhysicalCores } from '#onnx/count-physical-cores.ts';
import { deviceKey, type Device } from '#onnx/device-request.ts';
import { refusalOf } from '#onnx/refusal-of.ts';
import { inBatches } from '#files/in-batches.ts';
import { mapConcurrently } from '#files/map-concurrently.ts';
import type { SetAside } from '../images/image-set.ts';
import type { NamedImage } from '../images/named-image.ts';
import type { Preparation, PreparedImage } from '../images/prepare-image.ts';
import type { FeatureRows } from './feature-collector.ts';
import type { InferenceReply, InferenceRequest, InferenceSettings } from './inference-worker.ts';
import { openPreparation } from './open-preparation.ts';
import type { ImagePreparation, NamedPlanes } from './open-preparation.ts';
import { workerCalls } from './worker-calls.ts';
import type { WorkerCalls } from './worker-calls.ts';

/** More preparing threads than this have never been the bottleneck beside one accelerator. */
const MAX_PREPARING_THREADS = 8;

export type ImageTraits = Omit<PreparedImage, 'planes'> & { name: string };

/** The network's outputs for the images of one batch, in the order of the source. */
export type FeatureBlock = {
  rows: number;
  /** in the order in which they were asked for */
  outputs: FeatureRows[];
  traits: ImageTraits[];
};

type Inference = WorkerCalls<InferenceRequest, InferenceReply>;

type ExtractOptions = {
  images: AsyncIterable<NamedImage>;
  batchSize: number;
  /** told of an image that cannot be read, which is then passed over; without it, it is thrown */
  onUnreadable?: (image: SetAside) => void;
};

export type FeatureExtractor = {
  /** Features of the images, a block a batch. Throws UserError `unreadable-image`. */
  extract: (options: ExtractOptions) => AsyncGenerator<FeatureBlock, void, undefined>;
  /** The images that cannot be read; nothing is computed of the others. */
  findUnreadable: (images: AsyncIterable<NamedImage>) => Promise<SetAside[]>;
  /** Runs the network alone on black images: the rate that everything else is measured against. */
  runBare: (options: { batchSize: number; batches: number }) => Promise<void>;
  close: () => Promise<void>;
};

/** An ONNX file and the names of those of its outputs that are wanted. */
export type ExtractedNetwork = { path: string; outputs: readonly string[] };

/**
 * Opens a network in a thread of its own, since inference blocks the thread it runs on, with other
 * threads that decode and resize the next images meanwhile. The network is loaded when it is first
 * asked for: images that are refused before need none of its memory. Call `close` when done.
 */
export function openFeatureExtractor(options: {
  network: ExtractedNetwork;
  preparation: Preparation;
  device: Device;
}): FeatureExtractor {
  const { network, preparation, device } = options;
  const { path, outputs } = network;
  const settings: InferenceSettings = { path, outputs, device, threads: countPhysicalCores() };
  let opened: Inference | undefined;
  const open = (): Inference => (opened ??= openInference(settings));
  const threads = Math.min(availableParallelism(), MAX_PREPARING_THREADS);
  const preparing = openPreparation({ preparation, threads });
  const run = async (batch: readonly NamedPlanes[]): Promise<FeatureBlock> => {
    const planes = batch.map((image) => image.planes);
    const request = { planes, size: preparation.size };
    const buffers = planes.map(({ buffer }) => buffer);
    const reply = await open()
      .call(request, buffers)
      .catch((cause: unknown) => {
        throw inferenceFailure({ path, device, cause });
      });
    return { rows: planes.length, outputs: reply.outputs, traits: batch.map(traitsOf) };
  };
  return {
    extract: (wanted) => {
      open();
      return extractBlocks({ ...wanted, preparing, run });
    },
    findUnreadable: async (images) => {
      const found: SetAside[] = [];
      for await (const image of preparing.prepare(images, { ahead: 2 * threads }))
        if ('reason' in image) found.push(image);
      return found;
    },
    runBare: (wanted) => runBare({ ...wanted, size: preparation.size, inference: open() }),
    close: async () => {
      await Promise.all([opened?.close(), preparing.close()]);
    },
  };
}

function openInference(settings: InferenceSettings): Inference {
  return workerCalls(
    new Worker(new URL('./inference-worker.ts', import.meta.url), { workerData: settings }),
  );
}

/** The first output of a block: what a network is opened for, where nothing more was asked. */
export function firstOutput({ outputs }: FeatureBlock): FeatureRows {
  return at(outputs, 0, 'the outputs of a network');
}

async function* extractBlocks(
  options: ExtractOptions & {
    preparing: ImagePreparation;
    run: (batch: readonly NamedPlanes[]) => Promise<FeatureBlock>;
  },
): AsyncGenerator<FeatureBlock, void, undefined> {
  const { images, batchSize, onUnreadable = throwUnreadable, preparing, run } = options;
  const readable = async function* (): AsyncGenerator<NamedPlanes> {
    for await (const image of preparing.prepare(images, { ahead: batchSize }))
      if ('reason' in image) onUnreadable(image);
      else yield image;
  };
  // Two at a time: one under way, one ready, so that the network never waits for this thread.
  yield* mapConcurrently(inBatches(readable(), batchSize), 2, run);
}

async function runBare(options: {
  batchSize: number;
  batches: number;
  size: number;
  inference: Inference;
}): Promise<void> {
  const { batchSize, batches, size, inference } = options;
  const black = (): Float32Array<ArrayBuffer> => new Float32Array(3 * size * size);
  const run = (): Promise<InferenceReply> =>
    inference.call({ planes: Array.from({ length: batchSize }, black), size });
  await Promise.all(Array.from({ length: batches }, run));
}

function traitsOf({ name, width, height, format, quality }: NamedPlanes): ImageTraits {
  return { name, width, height, format, quality };
}

function throwUnreadable({ file, reason }: SetAside): never {
  throw new UserError(`The image ${file} cannot be read (${reason}): replace or remove it.`, {
    code: 'unreadable-image',
  });
}

function inferenceFailure(options: { path: string; device: Device; cause: unknown }): UserError {
  const { path, device, cause } = options;
  const reason = refusalOf(failureWords(cause));
  return new UserError(
    `The network ${path} failed on ${deviceKey(device)} (${reason}): ${remedyFor(device)}.`,
    { code: 'inference-failed', cause },
  );
}

function remedyFor({ provider }: Device): string {
  return provider === 'cpu' ? 'export it again, or name another --network' : 'try --device cpu';
}
