import { at } from '#domain/at.ts';
import { UserError } from '#domain/user-error.ts';
import type { Device } from './device-request.ts';
import { hasCudaLibraries } from './list-candidates.ts';

/** The one sentence for a device that was asked for and does not work here. */
export function explainMissingDevice(device: Device, reason: string): UserError {
  return new UserError(`${describe(device)} (${firstLine(reason)}): ${advise(device)}.`, {
    code: 'device-missing',
  });
}

function describe(device: Device): string {
  if (device.provider === 'cuda') return `CUDA device ${device.deviceId} cannot be used`;
  if (device.provider === 'webgpu') return 'WebGPU cannot be used';
  return 'The CPU cannot be used';
}

function advise(device: Device): string {
  if (device.provider === 'webgpu') {
    return 'install a Vulkan driver and loader (libvulkan1 on Debian), or use --device cpu';
  }
  if (device.provider === 'cpu') return 'install the packages again with npm ci';
  return hasCudaLibraries()
    ? 'check the NVIDIA driver, CUDA 12 and cuDNN 9, or use --device cpu'
    : "put onnxruntime's CUDA libraries (libonnxruntime_providers_cuda.so and _shared.so of the same version) beside its binding, or use --device cpu";
}

function firstLine(reason: string): string {
  const line = at(reason.split('\n'), 0).trim();
  return line.length > 160 ? `${line.slice(0, 159)}…` : line;
}
