/** A symmetric tridiagonal matrix: `diagonal` of n, `offDiagonal` of n - 1 values. */
export type Tridiagonal = { diagonal: Float64Array; offDiagonal: Float64Array };

/** Sweeps allowed for one eigenvalue; two are usual. */
const MAX_SWEEPS = 60;

/**
 * The eigenvalues, in no particular order, by implicit QL sweeps with Wilkinson's shift; each is
 * right to a few units of rounding of the matrix's norm. Throws RangeError where the matrix holds
 * something not finite, or does not converge.
 *
 * Source: Dubrulle, Martin, Wilkinson, "The implicit QL algorithm", 1968.
 */
export function tridiagonalEigenvalues({ diagonal, offDiagonal }: Tridiagonal): Float64Array {
  const n = diagonal.length;
  const d = Float64Array.from(diagonal);
  const e = new Float64Array(n);
  e.set(offDiagonal);
  if (!d.every(Number.isFinite) || !e.every(Number.isFinite))
    throw new RangeError('A matrix with values that are not finite has no eigenvalues.');
  for (let low = 0; low < n; low++) {
    for (let sweep = 0; ; sweep++) {
      const high = splitAfter(d, e, low);
      if (high === low) break;
      if (sweep === MAX_SWEEPS) throw new RangeError('The eigenvalues do not converge.');
      qlSweep(d, e, low, high);
    }
  }
  return d;
}

/** The end of the unreduced block that starts at `low`: the first negligible off-diagonal. */
function splitAfter(d: Float64Array, e: Float64Array, low: number): number {
  let m = low;
  for (; m < d.length - 1; m++) {
    const scale = Math.abs(d[m] ?? 0) + Math.abs(d[m + 1] ?? 0);
    const off = Math.abs(e[m] ?? 0);
    if (off === 0 || scale + off === scale) break;
  }
  return m;
}

function qlSweep(d: Float64Array, e: Float64Array, low: number, high: number): void {
  const off = e[low] ?? 0;
  const half = ((d[low + 1] ?? 0) - (d[low] ?? 0)) / (2 * off);
  const radius = Math.sqrt(half * half + 1);
  let g = (d[high] ?? 0) - (d[low] ?? 0) + off / (half + (half >= 0 ? radius : -radius));
  let sine = 1;
  let cosine = 1;
  let shift = 0;
  for (let i = high - 1; i >= low; i--) {
    const f = sine * (e[i] ?? 0);
    const b = cosine * (e[i] ?? 0);
    const r = Math.sqrt(f * f + g * g);
    e[i + 1] = r;
    if (r === 0) {
      d[i + 1] = (d[i + 1] ?? 0) - shift;
      e[high] = 0;
      return;
    }
    sine = f / r;
    cosine = g / r;
    g = (d[i + 1] ?? 0) - shift;
    const turn = ((d[i] ?? 0) - g) * sine + 2 * cosine * b;
    shift = sine * turn;
    d[i + 1] = g + shift;
    g = cosine * turn - b;
  }
  d[low] = (d[low] ?? 0) - shift;
  e[low] = g;
  e[high] = 0;
}
