import { lessProduct, plusProduct } from './sums';

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
 * gives false where they do not converge. An entry is zero when it is negligible beside the largest
 * one: beside its neighbours alone it need not ever be, where many values are zero.
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
    sweep(d, e, low, high, negligible);
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

/** What stands at the bulge of the sweep that is under way. */
let bulgeF: f64 = 0;
let bulgeG: f64 = 0;
let bulgeHere: f64 = 0;

/** Blocks of more values are swept twice at a time, one sweep three places behind the other. */
const LAG: i32 = 3;

/**
 * One sweep over the block, with the smaller singular value of its last corner as shift, or two at a
 * time, with both: most of a sweep's time is waiting for roots and quotients, and two chains wait
 * together. No bulge passes a diagonal entry that is zero, or starts at one; a sweep without shift then
 * sets the last value apart.
 */
function sweep(d: usize, e: usize, low: i32, high: i32, negligible: f64): void {
  if (clearNegligible(d, low, high, negligible)) return sweepWithoutShift(d, e, low, high);
  const shift = smallerSingularValue(at(d, high - 1), at(e, high - 1), at(d, high));
  const head = abs(at(d, low));
  const ratio = shift / head;
  if (!(ratio * ratio > ROUNDING)) sweepWithoutShift(d, e, low, high);
  else if (high - low <= 2 * LAG) {
    begin(d, e, low, shift);
    advance(d, e, low, low, high, high);
  } else {
    const other = abs(at(d, high - 1) * at(d, high)) / shift;
    begin(d, e, low, shift);
    advance(d, e, low, low, low + LAG, high);
    if (at(d, low) <= negligible) return advance(d, e, low, low + LAG, high, high);
    const f = bulgeF;
    const g = bulgeG;
    const here = bulgeHere;
    begin(d, e, low, other);
    advanceBoth(f, g, here, d, e, low, high);
    advance(d, e, low, high - LAG, high, high);
  }
}

/** Makes negligible values of the block zero; gives whether there are any. */
function clearNegligible(d: usize, low: i32, high: i32, negligible: f64): bool {
  let found = false;
  for (let i = low; i <= high; i++)
    if (abs(at(d, i)) <= negligible) {
      put(d, i, 0);
      found = true;
    }
  return found;
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

/** The bulge that a shift makes at the head of a block, which is not negligible. */
function begin(d: usize, e: usize, low: i32, shift: f64): void {
  const head = at(d, low);
  bulgeF = (abs(head) - shift) * ((head < 0 ? -1.0 : 1.0) + shift / head);
  bulgeG = at(e, low);
  bulgeHere = head;
}

/** Chases a bulge from one place of the block to another; at its end the sweep is over. */
function advance(d: usize, e: usize, low: i32, from: i32, to: i32, high: i32): void {
  let f = bulgeF;
  let g = bulgeG;
  let here = bulgeHere;
  for (let i = from; i < to; i++) {
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
  bulgeF = f;
  bulgeG = g;
  bulgeHere = here;
  if (to < high) return;
  put(d, high, here);
  put(e, high - 1, f);
}

/**
 * Chases a first bulge to the end, and the one under way to `LAG` places before it: the steps of
 * `advance`, each sweep in a lane of its own.
 */
function advanceBoth(
  firstF: f64,
  firstG: f64,
  firstHere: f64,
  d: usize,
  e: usize,
  low: i32,
  high: i32,
): void {
  let f = both(firstF, bulgeF);
  let g = both(firstG, bulgeG);
  let here = both(firstHere, bulgeHere);
  for (let i = low + LAG; i < high; i++) {
    const behind = i - LAG;
    const above = both(at(e, i), at(e, behind));
    const below = both(at(d, i + 1), at(d, behind + 1));
    let length = lengthOf(f, g);
    let cosines = cosinesOf(f, length);
    let sines = sinesOf(g, length);
    put(e, i - 1, f64x2.extract_lane(length, 0));
    if (behind > low) put(e, behind - 1, f64x2.extract_lane(length, 1));
    f = plusProduct(f64x2.mul(cosines, here), sines, above);
    const turned = lessProduct(f64x2.mul(cosines, above), sines, here);
    g = f64x2.mul(sines, below);
    const scaled = f64x2.mul(cosines, below);
    length = lengthOf(f, g);
    cosines = cosinesOf(f, length);
    sines = sinesOf(g, length);
    put(d, i, f64x2.extract_lane(length, 0));
    put(d, behind, f64x2.extract_lane(length, 1));
    f = plusProduct(f64x2.mul(cosines, turned), sines, scaled);
    here = lessProduct(f64x2.mul(cosines, scaled), sines, turned);
    const next = both(i < high - 1 ? at(e, i + 1) : 0, at(e, behind + 1));
    g = f64x2.mul(sines, next);
    const kept = f64x2.mul(cosines, next);
    if (i < high - 1) put(e, i + 1, f64x2.extract_lane(kept, 0));
    put(e, behind + 1, f64x2.extract_lane(kept, 1));
  }
  put(d, high, f64x2.extract_lane(here, 0));
  put(e, high - 1, f64x2.extract_lane(f, 0));
  bulgeF = f64x2.extract_lane(f, 1);
  bulgeG = f64x2.extract_lane(g, 1);
  bulgeHere = f64x2.extract_lane(here, 1);
}

function both(ofFirst: f64, ofSecond: f64): v128 {
  return f64x2.replace_lane(f64x2.splat(ofFirst), 1, ofSecond);
}

function lengthOf(f: v128, g: v128): v128 {
  return f64x2.sqrt(plusProduct(f64x2.mul(f, f), g, g));
}

/** The cosines of two rotations, as `rotate` makes them; 1 where there is nothing to rotate. */
function cosinesOf(f: v128, length: v128): v128 {
  const one = f64x2.splat(1);
  const nothing = f64x2.eq(length, f64x2.splat(0));
  return v128.bitselect(one, f64x2.mul(f, f64x2.div(one, length)), nothing);
}

/** Their sines; 0 where there is nothing to rotate. */
function sinesOf(g: v128, length: v128): v128 {
  const nothing = f64x2.eq(length, f64x2.splat(0));
  return v128.andnot(f64x2.mul(g, f64x2.div(f64x2.splat(1), length)), nothing);
}
