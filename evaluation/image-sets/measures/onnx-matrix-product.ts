import { Tensor, type InferenceSession } from '#onnx/runtime.ts';
import { countPhysicalCores } from '#onnx/count-physical-cores.ts';
import { cpuDevice } from '#onnx/list-candidates.ts';
import { openSession } from '#onnx/open-session.ts';
import type { Matrix } from '../../linear-algebra/matrix.ts';
import type { MatrixProduct } from '../../linear-algebra/multiply-matrices.ts';
import { writeOnnxModel } from '#onnx/write-onnx-model.ts';

/**
 * Matrix products by onnxruntime's float64 kernel on the CPU, for the metrics that take a product
 * as a parameter. One session for each way of transposing, made when first needed.
 */
export function onnxMatrixProduct(): MatrixProduct {
  const sessions = new Map<string, Promise<InferenceSession>>();
  return async (left, right, { transposeLeft = false, transposeRight = false, into } = {}) => {
    const key = `${transposeLeft}/${transposeRight}`;
    const opened = sessions.get(key) ?? openGemm(transposeLeft, transposeRight);
    sessions.set(key, opened);
    const session = await opened;
    const feeds = { left: tensorOf(left), right: tensorOf(right) };
    const rows = transposeLeft ? left.columns : left.rows;
    const columns = transposeRight ? right.rows : right.columns;
    const values = into ?? new Float64Array(rows * columns);
    await session.run(feeds, { product: tensorOf({ rows, columns, values }) });
    return { rows, columns, values };
  };
}

const tensorOf = ({ rows, columns, values }: Matrix): Tensor =>
  new Tensor('float64', values, [rows, columns]);

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
