import { cpus } from 'node:os';
import { hasCudaLibraries } from './cuda/cuda-folder.ts';
import type { Device, DeviceRequest } from './device-request.ts';
import { findGpu, findNvidia } from './find-gpu.ts';

/**
 * The devices worth trying for a request, best first. `auto` leaves out what cannot work (CUDA
 * without its libraries, WebGPU without a GPU) and software rasterisers, which are slower than the
 * CPU; naming a device leaves that one alone.
 */
export function listCandidates(request: DeviceRequest): Device[] {
  if (request === 'cpu') return [cpuDevice()];
  if (request === 'webgpu') return [webgpuDevice()];
  if (request !== 'auto') return [cudaDevice(cudaIndex(request))];
  const candidates: Device[] = [];
  if (findNvidia() !== null && hasCudaLibraries()) candidates.push(cudaDevice(0));
  const gpu = findGpu();
  if (gpu && !gpu.software) candidates.push(webgpuDevice());
  return [...candidates, cpuDevice()];
}

/** `cuda` alone is the first card. */
function cudaIndex(request: 'cuda' | `cuda:${number}`): number {
  return request === 'cuda' ? 0 : Number(request.slice('cuda:'.length));
}

/** The CPU, which is always there. */
export function cpuDevice(): Device {
  const [first] = cpus();
  return { provider: 'cpu', deviceId: 0, name: first === undefined ? 'CPU' : first.model.trim() };
}

function webgpuDevice(): Device {
  return { provider: 'webgpu', deviceId: 0, name: findGpu()?.name ?? 'unknown GPU' };
}

function cudaDevice(deviceId: number): Device {
  return { provider: 'cuda', deviceId, name: findNvidia(deviceId) ?? 'NVIDIA GPU' };
}
