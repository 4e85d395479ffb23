/**
 * Singular values of an upper bidiagonal matrix: diagonal d (n values), above it e (n - 1). Pointers
 * count bytes.
 */

const ROUNDING: f64 = f64.EPSILON;
/** Sweeps allowed for one value; two are usual. */
const MAX_SWEEPS: i32 = 60;

/** The rotation that `rotate` made last: [cosine sine; -sine cosine] (f g)ᵀ = (length 0)ᵀ. */
let cosine: f64 = 1;
let sine: f64 = 0;

/** Makes the rotation that sends (f, g) to (length, 0), and gives the length. */
function rotate(f: f64, g: f64): f64 {
  const length = sqrt(f * f + g * g);
  if (length == 0) {
    cosine = 1;
    sine = 0;
    return 0;
  }
  const inverse = 1 / length;
  cosine = f * inverse;
  sine = g * inverse;
  return length;
}

/**
 * Replaces d by the singular values (some with a minus sign), in no order, by implicit QR sweeps;
 * gives false where they do not converge. An off-diagonal is zero when it is negligible beside the
 * largest entry: beside its neighbours alone it need not ever be, where many values are zero.
 *
 * Source: Demmel & Kahan, "Accurate singular values of bidiagonal matrices", SIAM J. Sci. Stat.
 * Comput. 11, 1990 (LAPACK's dbdsqr, with its absolute criterion).
 */
export function bidiagonalSingularValues(d: usize, e: usize, n: i32): bool {
  const negligible = ROUNDING * largest(d, e, n);
  let budget = MAX_SWEEPS * n;
  let knownLow = -1;
  let knownHigh = -1;
  let high = n - 1;
  while (high > 0) {
    if (abs(at(e, high - 1)) <= negligible) {
      high--;
      continue;
    }
    let low = high - 1;
    while (low > 0 && abs(at(e, low - 1)) > negligible) low--;
    if (budget-- == 0) return false;
    if (low != knownLow || high != knownHigh) {
      if (abs(at(d, low)) < abs(at(d, high))) turnRound(d, e, low, high);
      knownLow = low;
      knownHigh = high;
    }
    sweep(d, e, low, high);
  }
  return true;
}

function at(list: usize, i: i32): f64 {
  return load<f64>(list + ((<usize>i) << 3));
}

function put(list: usize, i: i32, value: f64): void {
  store<f64>(list + ((<usize>i) << 3), value);
}

function largest(d: usize, e: usize, n: i32): f64 {
  let found: f64 = 0;
  for (let i = 0; i < n; i++) found = max(found, abs(at(d, i)));
  for (let i = 0; i < n - 1; i++) found = max(found, abs(at(e, i)));
  return found;
}

/** Turns a block round, which leaves its singular values: sweeps run from large to small. */
function turnRound(d: usize, e: usize, low: i32, high: i32): void {
  reverse(d, low, high);
  reverse(e, low, high - 1);
}

function reverse(list: usize, low: i32, high: i32): void {
  for (; low < high; low++, high--) {
    const kept = at(list, low);
    put(list, low, at(list, high));
    put(list, high, kept);
  }
}

/** One sweep over the block, with the smaller singular value of its last corner as shift. */
function sweep(d: usize, e: usize, low: i32, high: i32): void {
  const shift = smallerSingularValue(at(d, high - 1), at(e, high - 1), at(d, high));
  const ratio = shift / abs(at(d, low));
  if (!(ratio * ratio > ROUNDING)) sweepWithoutShift(d, e, low, high);
  else sweepWithShift(d, e, low, high, shift);
}

/** Of [f g; 0 h], without cancellation (LAPACK's dlas2). */
function smallerSingularValue(f: f64, g: f64, h: f64): f64 {
  const small = min(abs(f), abs(h));
  const large = max(abs(f), abs(h));
  if (small == 0) return 0;
  const sum = 1 + small / large;
  const difference = (large - small) / large;
  const off = abs(g) / large;
  const root = sqrt(sum * sum + off * off) + sqrt(difference * difference + off * off);
  return small * (2 / root);
}

function sweepWithoutShift(d: usize, e: usize, low: i32, high: i32): void {
  let right: f64 = 1;
  let left: f64 = 1;
  let leftSine: f64 = 0;
  for (let i = low; i < high; i++) {
    const length = rotate(at(d, i) * right, at(e, i));
    right = cosine;
    const rightSine = sine;
    if (i > low) put(e, i - 1, leftSine * length);
    put(d, i, rotate(left * length, at(d, i + 1) * rightSine));
    left = cosine;
    leftSine = sine;
  }
  const last = at(d, high) * right;
  put(d, high, last * left);
  put(e, high - 1, last * leftSine);
}

function sweepWithShift(d: usize, e: usize, low: i32, high: i32, shift: f64): void {
  const head = at(d, low);
  let f = (abs(head) - shift) * ((head < 0 ? -1.0 : 1.0) + shift / head);
  let g = at(e, low);
  let here = head;
  for (let i = low; i < high; i++) {
    const above = at(e, i);
    const below = at(d, i + 1);
    const length = rotate(f, g);
    if (i > low) put(e, i - 1, length);
    f = cosine * here + sine * above;
    const turned = cosine * above - sine * here;
    g = sine * below;
    const scaled = cosine * below;
    put(d, i, rotate(f, g));
    f = cosine * turned + sine * scaled;
    here = cosine * scaled - sine * turned;
    if (i < high - 1) {
      const next = at(e, i + 1);
      g = sine * next;
      put(e, i + 1, cosine * next);
    }
  }
  put(d, high, here);
  put(e, high - 1, f);
}
