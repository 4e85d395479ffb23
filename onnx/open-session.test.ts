import { Tensor } from './runtime.ts';
import { describe, expect, it } from 'vitest';
import { cpuDevice } from './list-candidates.ts';
import { openSession } from './open-session.ts';
import { writeOnnxModel } from './write-onnx-model.ts';

const SIZE = 256;
const THREADS = 4;

/** A product large enough for the threads to share it. */
const square = writeOnnxModel({
  name: 'square',
  elementType: 'float64',
  inputs: [{ name: 'x', shape: [SIZE, SIZE] }],
  outputs: [{ name: 'y', shape: [SIZE, SIZE] }],
  weights: [],
  nodes: [{ op: 'Gemm', inputs: ['x', 'x'], output: 'y', attributes: {} }],
});

describe('the threads of a session', () => {
  it('leave the processor to others between two runs', async () => {
    const session = await openSession(square, { device: cpuDevice(), threads: THREADS });
    const feeds = { x: new Tensor('float64', new Float64Array(SIZE * SIZE), [SIZE, SIZE]) };
    await session.run(feeds);
    let used = 0;
    let meanwhile = 0;
    for (let run = 0; run < 40; run++) {
      await session.run(feeds);
      const [cpu, begun] = [process.cpuUsage(), performance.now()];
      while (performance.now() - begun < 5);
      const { user, system } = process.cpuUsage(cpu);
      used += (user + system) / 1000;
      meanwhile += performance.now() - begun;
    }
    await session.release();
    expect(used).toBeLessThan(1.25 * meanwhile);
  });
});

it('is loaded with its telemetry off', () => {
  expect(process.env['ORT_DISABLE_TELEMETRY']).toBe('1');
});
