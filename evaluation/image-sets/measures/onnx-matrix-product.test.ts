import { describe, expect, it } from 'vitest';
import { createSeededRandom } from '../../statistics/seeded-random.ts';
import type { Matrix } from '../../linear-algebra/matrix.ts';
import { multiplyMatrices } from '../../linear-algebra/multiply-matrices.ts';
import { onnxMatrixProduct } from './onnx-matrix-product.ts';

const random = createSeededRandom(9);
const matrix = (rows: number, columns: number): Matrix => ({
  rows,
  columns,
  values: Float64Array.from({ length: rows * columns }, random),
});

describe('the product by onnxruntime', () => {
  it.each([
    [matrix(5, 7), matrix(7, 3), {}],
    [matrix(7, 5), matrix(7, 3), { transposeLeft: true }],
    [matrix(5, 7), matrix(3, 7), { transposeRight: true }],
    [matrix(7, 5), matrix(3, 7), { transposeLeft: true, transposeRight: true }],
  ])('equals the plain product in float64', async (left, right, options) => {
    const fast = await onnxMatrixProduct()(left, right, options);
    const plain = await multiplyMatrices(left, right, options);
    expect([fast.rows, fast.columns]).toEqual([plain.rows, plain.columns]);
    plain.values.forEach((value, i) => expect(fast.values[i]).toBeCloseTo(value, 13));
  });

  it('is written where it is asked for, and nowhere else', async () => {
    for (const multiply of [onnxMatrixProduct(), multiplyMatrices]) {
      const [left, right] = [matrix(5, 7), matrix(7, 3)];
      const room = new Float64Array(17).fill(-1);
      const { values } = await multiply(left, right, { into: room.subarray(1, 16) });
      expect(values.buffer).toBe(room.buffer);
      expect(room.subarray(1, 16)).toEqual((await multiply(left, right)).values);
      expect([room[0], room[16]]).toEqual([-1, -1]);
    }
  });
});
