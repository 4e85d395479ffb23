import { expect, it } from 'vitest';
import { timeOfRecord } from './time-of-record.ts';

const latencies = { text_encoder: 10, denoise: 900, vae_decoder: 90, total: 1000 };

it('is in seconds, on the device and its name, which is not said twice', () => {
  const device = { requested: 'auto', used: 'cpu', name: 'a chip', runtime: 'onnxruntime 1' };
  expect(timeOfRecord({ device, latency_ms: latencies })).toEqual({
    seconds: 1,
    device: 'cpu (a chip)',
  });
  const card = { ...device, used: 'cuda:0', name: 'cuda:0' };
  expect(timeOfRecord({ device: card, latency_ms: latencies }).device).toBe('cuda:0');
});
