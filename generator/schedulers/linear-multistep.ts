// Liu, Ren, Lin and Zhao (2022), arXiv:2202.09778.
import { combine } from './elementwise.ts';

const f32 = Math.fround;

/** The linear multistep part, formula (12), of as many past predictions as there are (newest last). */
export function extrapolate(past: readonly Float32Array[]): Float32Array {
  const [e1, e2, e3, e4] = past.toReversed();
  if (e1 === undefined) throw new RangeError('A multistep method needs one prediction at least.');
  if (e2 === undefined) return e1;
  if (e3 === undefined) return combine(e1, e2, (a, b) => f32(f32(3 * a) - b) / 2);
  const newest = combine(e1, e2, (a, b) =>
    e4 === undefined ? f32(23 * a) - f32(16 * b) : f32(55 * a) - f32(59 * b),
  );
  if (e4 === undefined) return combine(newest, e3, (sum, c) => f32(sum + f32(5 * c)) / 12);
  const three = combine(newest, e3, (sum, c) => sum + f32(37 * c));
  return combine(three, e4, (sum, d) => f32(1 / 24) * f32(sum - f32(9 * d)));
}
