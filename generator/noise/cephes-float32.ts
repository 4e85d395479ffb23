// A hot loop of `npm run bench:generator`: elements of typed arrays are read with a default that is
// never taken, since asking for each would cost as much as the arithmetic.
import { fusedMultiplyAdd as fma } from './fused-multiply-add.ts';

// The single-precision polynomials of Moshier's Cephes library (logf, sinf, cosf) in the order of
// operations of the vectorised x86 code that torch uses: fused where that code fuses, float32
// elsewhere. The last bit of every value depends on it.
const f32 = Math.fround;
const float = new Float32Array(1);
const bits = new Uint32Array(float.buffer);

const SQRT_HALF = f32(Math.SQRT1_2);
const LOG_P = [
  7.0376836292e-2, -1.151461031e-1, 1.167699874e-1, -1.2420140846e-1, 1.4249322787e-1,
  -1.6668057665e-1, 2.0000714765e-1, -2.4999993993e-1, 3.3333331174e-1,
].map(f32);
const LOG_Q1 = f32(-2.1219444e-4);
const LOG_Q2 = f32(0.693359375);

const FOUR_OVER_PI = f32(4 / Math.PI);
const DP1 = f32(0.78515625);
const DP2 = f32(2.4187564849853515625e-4);
const DP3 = f32(3.77489497744594108e-8);
const S0 = f32(-1.9515295891e-4);
const S1 = f32(8.3321608736e-3);
const S2 = f32(-1.6666654611e-1);
const C0 = f32(2.443315711809948e-5);
const C1 = f32(-1.388731625493765e-3);
const C2 = f32(4.166664568298827e-2);

/** Natural logarithm of a positive normal float32, as a float32. */
export function cephesLog(value: number): number {
  float[0] = value;
  const word = bits[0] ?? 0;
  let e = (word >>> 23) - 126;
  bits[0] = (word & 0x007fffff) | 0x3f000000;
  const m = float[0];
  let x = f32(m - 1);
  if (m < SQRT_HALF) {
    e -= 1;
    x = f32(x + m);
  }
  const z = f32(x * x);
  let y = 0;
  for (const p of LOG_P) y = fma(y, x, p);
  y = f32(y * x);
  y = fma(y, z, f32(e * LOG_Q1));
  y = fma(-z, 0.5, y);
  return fma(e, LOG_Q2, f32(x + y));
}

/** Sine and cosine of a float32 angle in radians, zero or more, as float32. */
export function cephesSinCos(angle: number): { sin: number; cos: number } {
  const j = (Math.trunc(f32(angle * FOUR_OVER_PI)) + 1) & ~1;
  const x = fma(j, -DP3, fma(j, -DP2, fma(j, -DP1, angle)));
  const z = f32(x * x);
  let c = f32(fma(fma(C0, z, C1), z, C2) * z);
  c = f32(fma(c, z, -f32(z * 0.5)) + 1);
  let s = f32(fma(fma(S0, z, S1), z, S2) * z);
  s = fma(s, x, x);
  const swapped = (j & 2) !== 0;
  const sin = swapped ? c : s;
  const cos = swapped ? s : c;
  return {
    sin: (j & 4) === 0 ? sin : -sin,
    cos: (~(j - 2) & 4) === 0 ? cos : -cos,
  };
}
