// Liu, Ren, Lin and Zhao (2022), arXiv:2202.09778.
import { combine } from './elementwise.ts';

const f32 = Math.fround;

/**
 * The pseudo Runge-Kutta part, formula (13): takes the four predictions of a step, phase 0 to 3, and
 * gives for each the one to transfer along; for the last their sum weighted 1/6, 1/3, 1/3, 1/6.
 */
export function createRungeKutta(): (prediction: Float32Array, phase: number) => Float32Array {
  let sum: Float32Array | undefined;
  const add = (prediction: Float32Array, weight: number): Float32Array => {
    if (sum === undefined) return prediction.map((m) => f32(weight) * m);
    return combine(sum, prediction, (total, m) => total + f32(f32(weight) * m));
  };
  return (prediction, phase) => {
    const inner = phase === 1 || phase === 2;
    const total = add(prediction, inner ? 1 / 3 : 1 / 6);
    sum = phase === 3 ? undefined : total;
    return phase === 3 ? total : prediction;
  };
}
