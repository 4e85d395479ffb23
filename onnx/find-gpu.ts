import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { at } from '#domain/at.ts';
import { readDeviceEnv } from './env.ts';

const SOFTWARE_RASTERISERS: [pattern: RegExp, name: string][] = [
  [/swiftshader/i, 'SwiftShader (software)'],
  [/lvp|lavapipe|llvmpipe/i, 'llvmpipe (software)'],
];
const VENDORS: Record<string, string> = {
  '0x10de': 'NVIDIA',
  '0x1002': 'AMD',
  '0x8086': 'Intel',
  '0x106b': 'Apple',
};

export type Gpu = { name: string; software: boolean };

/**
 * The graphics device that WebGPU would use, as far as the system tells without opening it.
 * onnxruntime does not name its adapter, so the driver's own files are read; a software rasteriser
 * is recognised by the driver that the environment forces.
 */
export function findGpu(): Gpu | null {
  const { vulkanDrivers } = readDeviceEnv();
  const software =
    vulkanDrivers && SOFTWARE_RASTERISERS.find(([pattern]) => pattern.test(vulkanDrivers));
  if (software) return { name: software[1], software: true };
  if (process.platform === 'darwin') return { name: 'Apple GPU', software: false };
  if (process.platform === 'win32') return { name: 'Direct3D 12 GPU', software: false };
  const name = findNvidia() ?? findRenderNode();
  return name === null ? null : { name, software: false };
}

/** Model of the n-th NVIDIA card by the kernel driver, or null when there is none. */
export function findNvidia(index = 0): string | null {
  const folder = '/proc/driver/nvidia/gpus';
  const card = list(folder).sort()[index];
  if (card === undefined) return null;
  const text = read(join(folder, card, 'information'));
  const model = /^Model:\s*(.+)$/m.exec(text);
  return model === null ? 'NVIDIA GPU' : at(model, 1).trim();
}

function findRenderNode(): string | null {
  const node = list('/sys/class/drm').find((n) => n.startsWith('renderD'));
  if (node === undefined) return null;
  const vendor = read(`/sys/class/drm/${node}/device/vendor`).trim();
  const device = read(`/sys/class/drm/${node}/device/device`).trim();
  const maker = VENDORS[vendor];
  return maker === undefined ? null : `${maker} GPU ${device}`;
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
