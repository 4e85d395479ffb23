import { InferenceSession } from './runtime.ts';
import type { Device } from './device-request.ts';

export type SessionSettings = { device: Device; threads: number };

/**
 * Threads that wait for work sleep (record 121). onnxruntime's default, to go on asking for it, takes
 * the core from what this process and others do between two runs.
 */
const THREADS_SLEEP = { session: { intra_op: { allow_spinning: '0' } } };

/**
 * Opens a graph on a device: by path, so that external weights beside it are found, or from the
 * bytes of one that has none.
 */
export function openSession(
  graph: string | Uint8Array,
  settings: SessionSettings,
): Promise<InferenceSession> {
  const options: InferenceSession.SessionOptions = {
    executionProviders: listProviders(settings.device),
    intraOpNumThreads: settings.threads,
    interOpNumThreads: 1,
    graphOptimizationLevel: 'all',
    executionMode: 'sequential',
    logSeverityLevel: 3,
    extra: THREADS_SLEEP,
  };
  return typeof graph === 'string'
    ? InferenceSession.create(graph, options)
    : InferenceSession.create(graph, options);
}

/** Operators that a GPU provider lacks fall to the CPU, as onnxruntime does by itself. */
function listProviders(device: Device): InferenceSession.ExecutionProviderConfig[] {
  if (device.provider === 'cpu') return ['cpu'];
  if (device.provider === 'webgpu') return ['webgpu', 'cpu'];
  return [{ name: 'cuda', deviceId: device.deviceId }, 'cpu'];
}
