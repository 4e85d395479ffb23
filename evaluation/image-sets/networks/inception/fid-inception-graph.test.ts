import { Tensor } from '#onnx/runtime.ts';
import { describe, expect, it } from 'vitest';
import { at } from '#domain/at.ts';
import { openSession } from '#onnx/open-session.ts';
import { writeOnnxModel } from '#onnx/write-onnx-model.ts';
import recorded from '../../../fixtures/inception/recorded.json' with { type: 'json' };
import { seededWeights } from '../../../fixtures/inception/seeded-weights.ts';
import { fidInceptionGraph } from './fid-inception-graph.ts';
import { foldStateDict } from './fold-state-dict.ts';
import { publishedName } from './state-dict-names.ts';

const SIDE = 299;

const IMAGES = [
  (x: number, y: number, c: number) => (7 * x + 13 * y + 29 * c + 5 * ((x * y) % 11)) % 256,
  (x: number, y: number, c: number) => Math.floor((x * (c + 1) + y * (3 - c)) / 5) % 256,
];

function pixels(): Float32Array {
  const plane = SIDE * SIDE;
  return Float32Array.from({ length: IMAGES.length * 3 * plane }, (_, i) => {
    const place = i % plane;
    const valueAt = at(IMAGES, Math.floor(i / (3 * plane)));
    const value = valueAt(place % SIDE, Math.floor(place / SIDE), Math.floor(i / plane) % 3);
    return (value - 128) / 128;
  });
}

function recordedValues(text: string): Float32Array {
  const bytes = Uint8Array.from(Buffer.from(text, 'base64'));
  return new Float32Array(bytes.buffer);
}

describe('the FID Inception network', { timeout: 120_000 }, () => {
  it("gives what pytorch-fid's own network gives with the same weights, at every output", async () => {
    const { convolutions, classifier } = await foldStateDict(seededWeights());
    const bytes = writeOnnxModel(fidInceptionGraph(convolutions, classifier));
    const session = await openSession(bytes, {
      device: { provider: 'cpu', deviceId: 0, name: 'CPU' },
      threads: 2,
    });
    const outputs = await session.run({
      image: new Tensor('float32', pixels(), [2, 3, SIDE, SIDE]),
    });
    await session.release();
    expect(Object.keys(outputs).sort()).toEqual(Object.keys(recorded).sort());
    for (const [name, text] of Object.entries(recorded)) {
      const expected = recordedValues(text);
      const found = outputs[name]?.data as Float32Array;
      expect(found.length).toBe(expected.length);
      const error = Math.hypot(...found.map((value, i) => value - at(expected, i)));
      expect(error / Math.hypot(...expected), name).toBeLessThan(1e-5);
    }
  });

  it('has no logits without a classifier', async () => {
    const whole = seededWeights();
    const tensors = new Map([...whole.tensors].filter(([name]) => !name.startsWith('fc.')));
    const { convolutions, classifier } = await foldStateDict({ ...whole, tensors });
    expect(classifier).toBeUndefined();
    const { outputs } = fidInceptionGraph(convolutions, classifier);
    expect(outputs.map(({ name }) => name)).toEqual(['pool3', 'spatial', '64', '192', '768']);
  });

  it('is refused with what is missing, of another shape or not finite', async () => {
    const whole = seededWeights();
    const without = new Map(whole.tensors);
    without.delete('Mixed_7c.branch_pool.bn.bias');
    await expect(foldStateDict({ ...whole, tensors: without })).rejects.toThrow(
      /lacks 1 of the 470 tensors .*Mixed_7c\.branch_pool\.bn\.bias first/,
    );
    const first = 'Conv2d_1a_3x3.conv.weight';
    const shaped = new Map(whole.tensors).set(first, {
      shape: [32, 3, 9],
      read: () => Promise.resolve(new Float64Array(864)),
    });
    await expect(foldStateDict({ ...whole, tensors: shaped })).rejects.toThrow('32 x 3 x 9, not');
    const broken = new Map(whole.tensors).set(first, {
      shape: [32, 3, 3, 3],
      read: () => Promise.resolve(new Float64Array(864).fill(NaN)),
    });
    await expect(foldStateDict({ ...whole, tensors: broken })).rejects.toThrow('not finite');
  });
});

describe('the name of a tensor in the published file', () => {
  it.each([
    ['Mixed_5b.branch1x1.conv.weight', 'Mixed_5b.branch1x1.conv.weight'],
    ['module.fc.bias', 'fc.bias'],
    ['blocks.0.2.bn.weight', 'Conv2d_2b_3x3.bn.weight'],
    ['module.blocks.3.1.branch_pool.conv.weight', 'Mixed_7b.branch_pool.conv.weight'],
    ['blocks.9.9.x', 'blocks.9.9.x'],
  ])('is found from %s', (name, published) => {
    expect(publishedName(name)).toBe(published);
  });
});
