import { InferenceSession, Tensor } from './runtime.ts';
import { describe, expect, it } from 'vitest';
import { refusalOf } from './refusal-of.ts';
import { writeOnnxModel } from './write-onnx-model.ts';
import type { OnnxNode } from './write-onnx-model.ts';

const POOL: OnnxNode[] = [
  { op: 'GlobalAveragePool', inputs: ['image'], output: 'pooled' },
  { op: 'Flatten', inputs: ['pooled'], output: 'colour' },
];

function graph(nodes: readonly OnnxNode[]): Uint8Array {
  return writeOnnxModel({
    name: 'mean colour',
    elementType: 'float32',
    inputs: [{ name: 'image', shape: ['N', 3, 4, 4] }],
    outputs: [{ name: 'colour', shape: ['N', 3] }],
    weights: [],
    nodes,
  });
}

async function refusal(bytes: Uint8Array, input = oneImage()): Promise<string> {
  try {
    const session = await InferenceSession.create(bytes, { logSeverityLevel: 4 });
    await session.run({ image: input }, ['colour']);
    return 'none';
  } catch (error) {
    return refusalOf(error instanceof Error ? error.message : String(error));
  }
}

const oneImage = (): Tensor => new Tensor('float32', new Float32Array(48), [1, 3, 4, 4]);

describe('why ONNX Runtime refuses a graph', () => {
  it('is told in our words, whatever the fault', async () => {
    const whole = graph(POOL);
    expect(await refusal(whole)).toBe('none');
    expect(await refusal(whole.slice(0, -9))).toBe('it is no whole ONNX file');
    expect(await refusal(graph([{ op: 'Frobnicate', inputs: ['image'], output: 'colour' }]))).toBe(
      'it has the operator Frobnicate, which ONNX Runtime does not know',
    );
    expect(await refusal(graph([{ op: 'Flatten', inputs: ['none'], output: 'colour' }]))).toBe(
      'its graph contradicts itself',
    );
    const small = new Tensor('float32', new Float32Array(12), [1, 3, 2, 2]);
    expect(await refusal(whole, small)).toBe('it takes inputs of another shape');
    const wide = new Tensor('float64', new Float64Array(48), [1, 3, 4, 4]);
    expect(await refusal(whole, wide)).toBe('it takes inputs of another type');
  });

  it('names nothing of the runtime, wherever a byte is damaged', async () => {
    const whole = graph(POOL);
    for (let place = 0; place < whole.length; place++) {
      const damaged = Uint8Array.from(whole, (byte, i) => (i === place ? byte ^ 0x15 : byte));
      expect(await refusal(damaged)).not.toMatch(/onnxruntime|\.cc|\.h:|::|protobuf/i);
    }
  });
});
