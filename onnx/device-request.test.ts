import { present } from '#domain/present.ts';
import { describe, expect, it } from 'vitest';
import { countPhysicalCores } from './count-physical-cores.ts';
import { parseDeviceRequest } from './device-request.ts';
import { explainMissingDevice } from './explain-missing-device.ts';
import { listCandidates } from './list-candidates.ts';
import { probeDevice } from './probe-device.ts';

describe('a device', () => {
  it('is asked for by name', () => {
    for (const name of ['auto', 'cpu', 'webgpu', 'cuda', 'cuda:3']) {
      expect(parseDeviceRequest(name)).toBe(name);
    }
    expect(parseDeviceRequest('cuda:03')).toBe('cuda:3');
    for (const name of ['', 'gpu', 'cuda:', 'cuda:-1', 'cuda:1000', 'CPU']) {
      expect(() => parseDeviceRequest(name)).toThrow(/is not known: use auto, cpu/);
    }
  });

  it('chosen by itself is the CPU in the last resort', () => {
    expect(listCandidates('auto').at(-1)).toMatchObject({ provider: 'cpu' });
    expect(listCandidates('cuda:1')).toMatchObject([{ provider: 'cuda', deviceId: 1 }]);
  });

  it('that works computes a product; one that does not says why', async () => {
    const [cpu] = listCandidates('cpu');
    const [cuda] = listCandidates('cuda:7');
    if (!cpu || !cuda) throw new Error('There is no candidate.');
    expect(await probeDevice({ device: cpu, threads: 1 })).toBeNull();
    const problem = present(await probeDevice({ device: cuda, threads: 1 }), 'the problem');
    expect(explainMissingDevice(cuda, problem).message).toMatch(
      /^CUDA device 7 cannot be used \(.+\): .+ --device cpu\.$/,
    );
  });

  it.each([
    [
      "Cannot find module '../bin/napi-v6/linux/x64/onnxruntime_binding.node'",
      /again with npm ci\.$/,
    ],
    ['libonnxruntime.so.1: cannot open shared object file', /again with npm ci\.$/],
    ['it did not answer in time', /memory .* and run it again\.$/],
    ['std::bad_alloc', /memory .* and run it again\.$/],
  ])('is installed again only for what is not installed: %s', (reason, advice) => {
    const [cpu] = listCandidates('cpu');
    expect(explainMissingDevice(present(cpu, 'the CPU'), reason).message).toMatch(advice);
  });

  it('has between one and all of the processors as physical cores', () => {
    expect(countPhysicalCores()).toBeGreaterThanOrEqual(1);
  });
});
