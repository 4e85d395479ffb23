import { fileURLToPath } from 'node:url';
import { Tensor } from './runtime.ts';
import { hasCudaLibraries } from './cuda/cuda-folder.ts';
import { hasNvidiaDriver } from './cuda/has-nvidia-driver.ts';
import { openSession, type SessionSettings } from './open-session.ts';

/** A 2 x 2 matrix product: c = a b. Made with onnx.helper.make_model, opset 17. */
const PROBE = fileURLToPath(new URL('./probe.onnx', import.meta.url));

/** Runs one small product on a device; returns what is wrong with it, or null when it works. */
export async function probeDevice(settings: SessionSettings): Promise<string | null> {
  if (settings.device.provider === 'cuda') {
    if (!hasNvidiaDriver()) return 'no NVIDIA driver';
    if (!hasCudaLibraries()) return "onnxruntime's CUDA provider is not installed";
  }
  try {
    const session = await openSession(PROBE, settings);
    const a = new Tensor('float32', Float32Array.of(1, 2, 3, 4), [2, 2]);
    const result = await session.run({ a, b: a });
    await session.release();
    const product = result['c']?.data;
    const right =
      product instanceof Float32Array && [7, 10, 15, 22].every((v, i) => product[i] === v);
    return right ? null : 'its first product came out wrong';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
