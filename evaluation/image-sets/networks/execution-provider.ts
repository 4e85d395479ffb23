import { listSupportedBackends } from 'onnxruntime-node';
import type { InferenceSession } from 'onnxruntime-node';
import { UserError } from '#domain/user-error.ts';

/** A device that features can be computed on, as the `--device` flag names it. */
export type EvaluationDevice = {
  requested: string;
  used: 'cpu' | 'webgpu' | 'cuda';
  executionProviders: InferenceSession.ExecutionProviderConfig[];
};

/**
 * The execution provider for a device name: `auto` and `cpu` are the CPU (its numbers are the
 * reference), `webgpu` and `cuda` or `cuda:1` that accelerator alone, without a silent fallback.
 *
 * Throws UserError for another name, or where this onnxruntime has no such provider.
 */
export function executionProvider(device: string): EvaluationDevice {
  if (device === 'auto' || device === 'cpu')
    return { requested: device, used: 'cpu', executionProviders: ['cpu'] };
  const cuda = /^cuda(?::(\d+))?$/.exec(device);
  const used = cuda !== null ? 'cuda' : device === 'webgpu' ? 'webgpu' : undefined;
  if (used === undefined)
    throw new UserError(
      `The device "${device}" is not known: use auto, cpu, webgpu, cuda or cuda:N.`,
      { code: 'bad-device' },
    );
  if (!listSupportedBackends().some(({ name }) => name === used))
    throw new UserError(
      `This machine's onnxruntime has no ${used} execution provider: run with --device cpu.`,
      { code: 'device-missing' },
    );
  const index = Number(cuda?.[1] ?? 0);
  return {
    requested: device,
    used,
    executionProviders: used === 'cuda' ? [{ name: 'cuda', deviceId: index }] : ['webgpu'],
  };
}
