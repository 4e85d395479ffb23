import { UserError } from '#domain/user-error.ts';
import { explainMissingDevice } from '#onnx/explain-missing-device.ts';
import { probeDevice } from '#onnx/probe-device.ts';
import { faultOfJob } from './fault-of-job.ts';
import { generateJob } from './generate-job.ts';
import type { FailureMessage, FromChild, OpenMessage, ToChild } from './generator-messages.ts';
import { startHeartbeat } from './heartbeat.ts';
import { JobCancelled } from './job-context.ts';
import { makeWay } from './make-way.ts';
import { PipelineShelf } from './pipeline-shelf.ts';

// The entry of a generator's child process: one device, jobs one after the other.
startHeartbeat();
// after the heart's thread, which is to be in time
makeWay();

let opened: { message: OpenMessage; shelf: PipelineShelf } | null = null;
let queue = Promise.resolve();
const cancelled = new Set<number>();

function send(message: FromChild): void {
  process.send?.(message);
}

async function open(message: OpenMessage): Promise<void> {
  const settings = { device: message.device, threads: message.threads };
  const problem = await probeDevice(settings);
  if (problem === null) opened = { message, shelf: new PipelineShelf(settings) };
  send({ type: 'opened', problem });
}

/** Steps of small models follow each other within a millisecond; a bar needs fewer. */
const STEP_MESSAGES_APART = 20;

/** A teller of steps that keeps its messages apart, and never leaves the last one out. */
function tellSteps(id: number): (done: number, total: number) => void {
  let told = -Infinity;
  return (done, total) => {
    if (cancelled.has(id)) throw new JobCancelled();
    const now = performance.now();
    if (done < total && now - told < STEP_MESSAGES_APART) return;
    told = now;
    send({ type: 'step', id, done, total });
  };
}

async function generate({ id, job }: Extract<ToChild, { type: 'generate' }>): Promise<void> {
  try {
    if (!opened) throw new Error('The generator was given a job before its device.');
    await generateJob({
      job,
      opened: opened.message,
      shelf: opened.shelf,
      events: {
        onStep: tellSteps(id),
        onSample: (result) => send({ type: 'sample', id, result }),
        onFailure: requireDevice,
      },
    });
    send({ type: 'ended', id, failure: null });
  } catch (error) {
    send({ type: 'ended', id, failure: describe(await lostDevice(error)) });
  } finally {
    cancelled.delete(id);
  }
}

/**
 * What a job failed of: when onnxruntime threw, whether the device still works is tried, since its
 * message does not tell.
 */
async function lostDevice(error: unknown): Promise<unknown> {
  if (error instanceof UserError || error instanceof JobCancelled) return error;
  return requireDevice().then(
    () => error,
    (lost: unknown) => lost,
  );
}

/** @throws UserError `device-missing` when the device computes no more */
async function requireDevice(): Promise<void> {
  if (!opened) return;
  const { device, threads } = opened.message;
  const problem = await probeDevice({ device, threads });
  if (problem !== null) throw explainMissingDevice(device, problem);
}

function describe(error: unknown): FailureMessage {
  const fault = faultOfJob(error) ?? 'sample';
  if (error instanceof UserError) {
    return { message: error.message, user: { code: error.code }, fault };
  }
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { message, user: null, fault };
}

process.on('message', (message: ToChild) => {
  if (message.type === 'cancel') cancelled.add(message.id);
  else if (message.type === 'open') queue = queue.then(() => open(message));
  else queue = queue.then(() => generate(message));
});
process.on('disconnect', () => process.exit(0));
// Ctrl-C reaches the whole process group: the parent decides what to stop.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => undefined);
