import { Tensor, type InferenceSession } from 'onnxruntime-node';
import { at } from '#domain/at.ts';
import { countPhysicalCores } from '#onnx/count-physical-cores.ts';
import { cpuDevice } from '#onnx/list-candidates.ts';
import { openSession } from '#onnx/open-session.ts';
import type { MatrixProduct } from '../../linear-algebra/multiply-matrices.ts';
import { writeOnnxModel } from '#onnx/write-onnx-model.ts';

/**
 * Matrix products by onnxruntime's float64 kernel on the CPU, for the metrics that take a product
 * as a parameter. One session for each way of transposing, made when first needed.
 */
export function onnxMatrixProduct(): MatrixProduct {
  const sessions = new Map<string, Promise<InferenceSession>>();
  return async (left, right, { transposeLeft = false, transposeRight = false } = {}) => {
    const key = `${transposeLeft}/${transposeRight}`;
    const opened = sessions.get(key) ?? openGemm(transposeLeft, transposeRight);
    sessions.set(key, opened);
    const session = await opened;
    const { product } = await session.run({
      left: new Tensor('float64', left.values, [left.rows, left.columns]),
      right: new Tensor('float64', right.values, [right.rows, right.columns]),
    });
    if (product === undefined || !(product.data instanceof Float64Array))
      throw new Error('The matrix product gave no float64 output.');
    const [rows, columns] = [at(product.dims, 0), at(product.dims, 1)];
    return { rows, columns, values: product.data };
  };
}

function openGemm(transposeLeft: boolean, transposeRight: boolean): Promise<InferenceSession> {
  const model = writeOnnxModel({
    name: 'product',
    elementType: 'float64',
    inputs: [
      { name: 'left', shape: ['leftRows', 'leftColumns'] },
      { name: 'right', shape: ['rightRows', 'rightColumns'] },
    ],
    outputs: [{ name: 'product', shape: ['rows', 'columns'] }],
    weights: [],
    nodes: [
      {
        op: 'Gemm',
        inputs: ['left', 'right'],
        output: 'product',
        attributes: { transA: Number(transposeLeft), transB: Number(transposeRight) },
      },
    ],
  });
  return openSession(model, { device: cpuDevice(), threads: countPhysicalCores() });
}
