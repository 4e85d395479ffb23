import { countPhysicalCores } from './count-physical-cores.ts';
import type { Device } from './device-request.ts';
import { listCandidates } from './list-candidates.ts';
import { probeDevice } from './probe-device.ts';

/** Every kind of device, with what is wrong with it here, or null when a test computation was right. */
export async function describeDevices(): Promise<{ device: Device; fault: string | null }[]> {
  const devices = (['cpu', 'webgpu', 'cuda'] as const).flatMap((kind) => listCandidates(kind));
  const described: { device: Device; fault: string | null }[] = [];
  for (const device of devices) {
    described.push({ device, fault: await probeDevice({ device, threads: countPhysicalCores() }) });
  }
  return described;
}
