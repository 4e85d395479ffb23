import { UserError } from '#domain/user-error.ts';
import { chooseDevice } from '#onnx/choose-device.ts';
import { countPhysicalCores } from '#onnx/count-physical-cores.ts';
import type { Device, DeviceRequest } from '#onnx/device-request.ts';
import { explainMissingDevice } from '#onnx/explain-missing-device.ts';
import type { RngName } from '../noise/noise-source.ts';
import type { ArmSpec, SampleRequest } from '#domain/arm-spec.ts';
import type { GivenLatents } from './given-latents.ts';
import type { FailureMessage, OpenMessage } from './generator-messages.ts';
import { ChildFailure } from './child-failure.ts';
import { openGeneratorProcess, type GeneratorProcess } from './generator-process.ts';
import { PATIENCE, type Patience } from './patience.ts';
import { watchSteps } from './watch-steps.ts';
import type { SampleResult } from './sample-result.ts';

export type { SampleResult } from './sample-result.ts';

/** U-Net calls of a job, counted once for each sample of a batch. */
type StepProgress = { done: number; total: number };

export type GenerateOptions = {
  arm: ArmSpec;
  samples: SampleRequest[];
  rng: RngName;
  /** samples denoised at once; by default what suits the device */
  batchSize?: number;
  /** starting noise for every sample, in place of the seeds' */
  latents?: GivenLatents;
  /** hand out each sample's final latents */
  saveLatents?: boolean;
  /** stops between two steps; what is finished has been handed out */
  signal?: AbortSignal;
  onStep?: (progress: StepProgress) => void;
  /** awaited before `generate` resolves; what it throws stops the job and is thrown */
  onSample: (result: SampleResult) => void | Promise<void>;
};

export type Generator = {
  /** what runs the sessions */
  readonly device: Device;
  /** the process that runs them; another after a death */
  childPid: () => number | undefined;
  /**
   * Makes samples of one arm. Jobs run one after the other; a job after the child's death starts a
   * new child.
   *
   * @throws UserError when nothing of the job could be made, or the child died (`generator-died`)
   *   or had to be ended (`generator-hung`); `faultOfJob` tells the class of what is thrown
   * @throws the signal's reason when it was cancelled
   */
  generate(options: GenerateOptions): Promise<void>;
  /**
   * Starts another child when there is none, and tries its device.
   *
   * @throws UserError `device-missing`
   */
  revive(): Promise<void>;
  close(): Promise<void>;
};

/**
 * Starts a generator: a child process that holds the sessions, so that inference, which blocks its
 * thread, never blocks this one.
 *
 * @param options.device `auto` takes CUDA, WebGPU or the CPU, the first that truly works
 * @param options.threads CPU threads of one operator; by default the physical cores
 * @param options.patience how long the child may be silent before it is replaced
 * @throws UserError `device-missing`
 */
export async function startGenerator(options: {
  device: DeviceRequest;
  threads?: number;
  patience?: Patience;
}): Promise<Generator> {
  const { patience = PATIENCE } = options;
  const threads = options.threads ?? countPhysicalCores();
  const opening = { type: 'open', requested: options.device, threads } as const;
  return chooseDevice(options.device, async (device) => {
    const open: OpenMessage = { ...opening, device };
    const tried = await openGeneratorProcess(open, patience);
    return 'child' in tried ? { opened: createGenerator(open, patience, tried.child) } : tried;
  });
}

function createGenerator(
  open: OpenMessage,
  patience: Patience,
  first: GeneratorProcess,
): Generator {
  let child = first;
  let nextId = 1;
  const revive = async (): Promise<GeneratorProcess> => {
    if (child.isAlive()) return child;
    const tried = await openGeneratorProcess(open, patience);
    if ('problem' in tried) throw explainMissingDevice(open.device, tried.problem);
    return (child = tried.child);
  };
  return {
    device: open.device,
    childPid: () => child.pid,
    generate: async (options) => {
      options.signal?.throwIfAborted();
      return followJob({ child: await revive(), id: nextId++, options, patience });
    },
    revive: async () => {
      await revive();
    },
    close: () => child.close(),
  };
}

/** Sends a job and hands out what comes back, until its end. */
function followJob(job: {
  child: GeneratorProcess;
  id: number;
  options: GenerateOptions;
  patience: Patience;
}): Promise<void> {
  const { child, id, options, patience } = job;
  const { signal, onStep, onSample } = options;
  const cancel = (): void => child.send({ type: 'cancel', id });
  return new Promise<void>((resolve, reject) => {
    const clock = (): number => performance.now();
    const watch = watchSteps({ patience, clock, onHang: child.giveUp });
    const handedOut = handOutInOrder(onSample, cancel);
    const settle = (failure: Error | null): void => {
      watch.stop();
      stopListening();
      signal?.removeEventListener('abort', cancel);
      void handedOut.all().then((refused) => {
        if (refused) reject(refused.reason);
        else if (signal?.aborted) reject(signal.reason);
        else if (failure) reject(failure);
        else resolve();
      });
    };
    const stopListening = child.listen({
      ended: settle,
      message: (m) => {
        if (m.type === 'opened' || m.id !== id) return;
        watch.moved();
        if (m.type === 'step') onStep?.({ done: m.done, total: m.total });
        else if (m.type === 'sample') handedOut.add(restoreBuffer(m.result));
        else settle(m.failure && toError(m.failure, child));
      },
    });
    signal?.addEventListener('abort', cancel);
    child.send({ type: 'generate', id, job: toMessage(options) });
  });
}

/** Hands samples out one after the other, until one is refused: then none after it. */
function handOutInOrder(
  onSample: GenerateOptions['onSample'],
  onRefused: () => void,
): {
  add: (result: SampleResult) => void;
  /** waits for what was added; the reason of a refusal, if there was one */
  all: () => Promise<{ reason: unknown } | null>;
} {
  let handedOut = Promise.resolve();
  let refused: { reason: unknown } | null = null;
  const add = (result: SampleResult): void => {
    handedOut = handedOut
      .then(() => (refused ? undefined : onSample(result)))
      .catch((reason: unknown) => {
        refused = { reason };
        onRefused();
      });
  };
  return { add, all: () => handedOut.then(() => refused) };
}

function toMessage(options: GenerateOptions) {
  const { arm, samples, rng, batchSize, latents, saveLatents } = options;
  return {
    arm,
    samples,
    rng,
    batchSize: batchSize ?? null,
    latents: latents ?? null,
    saveLatents: saveLatents ?? false,
  };
}

/** Bytes arrive as a plain Uint8Array. */
function restoreBuffer(result: SampleResult): SampleResult {
  if (!result.ok) return result;
  const { buffer, byteOffset, byteLength } = result.png;
  return { ...result, png: Buffer.from(buffer, byteOffset, byteLength) };
}

/** A child whose device is lost is of no more use. */
function toError({ message, user, fault }: FailureMessage, child: GeneratorProcess): Error {
  if (fault === 'worker') child.giveUp('lost its device');
  return user ? new UserError(message, user) : new ChildFailure(message, fault);
}
