import type { Device } from '#onnx/device-request.ts';
import type { LatentShape } from './latent-shape.ts';

/** Latent positions of one batch beyond which a device gains nothing from a larger one. */
const POSITIONS = { cpu: 256, webgpu: 4 * 4096, cuda: 8 * 4096 } as const;
const MOST = 16;

/**
 * How many samples to denoise at once. On a CPU the cores are full with one image of 16 x 16
 * latents or more; a GPU takes several of 64 x 64.
 */
export function chooseBatchSize(device: Device, [, height, width]: LatentShape): number {
  const fitting = Math.floor(POSITIONS[device.provider] / (height * width));
  return Math.min(MOST, Math.max(1, fitting));
}
