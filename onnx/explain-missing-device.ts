import { at } from '#domain/at.ts';
import { UserError } from '#domain/user-error.ts';
import type { Device } from './device-request.ts';
import { hasCudaLibraries } from './cuda/cuda-folder.ts';
import { hasNvidiaDriver } from './cuda/has-nvidia-driver.ts';

/** The one sentence for a device that was asked for and does not work here. */
export function explainMissingDevice(device: Device, reason: string): UserError {
  return new UserError(`${describe(device)} (${firstLine(reason)}): ${advise(device, reason)}.`, {
    code: 'device-missing',
  });
}

function describe(device: Device): string {
  if (device.provider === 'cuda') return `CUDA device ${device.deviceId} cannot be used`;
  if (device.provider === 'webgpu') return 'WebGPU cannot be used';
  return 'The CPU cannot be used';
}

/** What the loader of modules and libraries says of a file that is not there, or not whole. */
const NOT_LOADED =
  /cannot find (module|package)|ERR_MODULE|ERR_DLOPEN|shared object|onnxruntime_binding/i;

function advise(device: Device, reason: string): string {
  if (device.provider === 'webgpu') {
    return 'install a Vulkan driver and loader (libvulkan1 on Debian), or use --device cpu';
  }
  if (device.provider === 'cpu') {
    return NOT_LOADED.test(reason)
      ? 'install the packages again with npm ci'
      : "look at the machine's memory and at what else it computes, and run it again";
  }
  if (!hasNvidiaDriver())
    return "install NVIDIA's driver (in a container, start it with the GPU), or use --device cpu";
  return hasCudaLibraries()
    ? 'check that the driver is new enough for CUDA (nvidia-smi tells its version), or use --device cpu'
    : 'bring the provider with onpar gpu install, or use --device cpu';
}

/** What a driver or a provider says for itself, behind the places in sources that said it. */
const OWN_WORDS = [/CUDA failure \d+: [^;\n]+/, /(?<= was false\. )[^\n]+/];

function firstLine(reason: string): string {
  const said = OWN_WORDS.map((words) => words.exec(reason)?.[0]).find((text) => text !== undefined);
  const line = (said ?? at(reason.split('\n'), 0)).trim();
  return line.length > 160 ? `${line.slice(0, 159)}…` : line;
}
