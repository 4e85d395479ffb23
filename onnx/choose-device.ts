import { UserError } from '#domain/user-error.ts';
import { countPhysicalCores } from './count-physical-cores.ts';
import type { Device, DeviceRequest } from './device-request.ts';
import { explainMissingDevice } from './explain-missing-device.ts';
import { listCandidates } from './list-candidates.ts';
import { probeDevice } from './probe-device.ts';

/** What came of trying a device: what it was opened as, or what is wrong with it. */
export type Tried<Opened> = { opened: Opened } | { problem: string };

/**
 * Tries the devices that a request allows, best first, until one works. This is the one meaning of
 * `auto`: CUDA, WebGPU or the CPU, the first that computes a small product right. A device asked for
 * by name is tried alone, and never replaced by another.
 *
 * @param attempt opens a device; by default a product is computed on it in this process
 * @throws UserError `device-missing`, about the best device when none works
 */
export async function chooseDevice<Opened>(
  request: DeviceRequest,
  attempt: (device: Device) => Promise<Tried<Opened>>,
): Promise<Opened> {
  let failure: UserError | undefined;
  for (const device of listCandidates(request)) {
    const tried = await attempt(device);
    if ('opened' in tried) return tried.opened;
    failure ??= explainMissingDevice(device, tried.problem);
  }
  throw failure ?? new UserError('No device was found to compute on.', { code: 'device-missing' });
}

/** The device that a request stands for here, tried in this process. */
export function findDevice(request: DeviceRequest): Promise<Device> {
  return chooseDevice(request, async (device) => {
    const problem = await probeDevice({ device, threads: countPhysicalCores() });
    return problem === null ? { opened: device } : { problem };
  });
}
