import { readDeviceEnv } from '../env.ts';

/** The name by which cuBLAS and cuDNN are told whether they may use TF32 (cuBLAS documentation, "Environment variables"). */
export const TF32_VARIABLE = 'NVIDIA_TF32_OVERRIDE';

/**
 * What a graph's weights of this precision are computed in on a device (`cpu`, `webgpu`, `cuda:0`).
 * NVIDIA's cards multiply float32 rounded to 10 bits, TF32, unless they are told not to.
 */
export function computedIn(
  precision: 'float32' | 'float16',
  device: string,
): 'float32' | 'float16' | 'tf32' {
  const mayRound = device.startsWith('cuda') && readDeviceEnv().tf32 !== '0';
  return precision === 'float32' && mayRound ? 'tf32' : precision;
}
