import { UserError } from '#domain/user-error.ts';
import { startGenerator } from '#generator/pipeline/start-generator.ts';
import { deviceKey } from '#onnx/device-request.ts';
import { listCandidates } from '#onnx/list-candidates.ts';

/** A kind of device: whether it computes here, else why not and what to do. */
export type TriedDevice = { device: string; name: string; works: boolean; problem: string | null };

/** Tries each kind of device as a worker would, in a process of its own whose drivers' talk is kept. */
export async function tryDevices(): Promise<TriedDevice[]> {
  const devices = (['cpu', 'webgpu', 'cuda'] as const).flatMap((kind) => listCandidates(kind));
  const tried: TriedDevice[] = [];
  for (const device of devices) {
    const shown = { device: deviceKey(device), name: device.name };
    const { provider: request } = device;
    try {
      const generator = await startGenerator({ device: request });
      await generator.close();
      tried.push({ ...shown, works: true, problem: null });
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      tried.push({ ...shown, works: false, problem: error.message });
    }
  }
  return tried;
}
