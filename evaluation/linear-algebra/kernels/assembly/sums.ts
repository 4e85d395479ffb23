/** Sums of vectors of two float64, shared by the loops; the compiler puts them in line. */

/** sum + left * right, in each lane; two roundings, so that every machine finds the same digits. */
export function plusProduct(sum: v128, left: v128, right: v128): v128 {
  return f64x2.add(sum, f64x2.mul(left, right));
}

/** difference - left * right, in each lane, rounded twice likewise. */
export function lessProduct(difference: v128, left: v128, right: v128): v128 {
  return f64x2.sub(difference, f64x2.mul(left, right));
}

/** The sum and both lanes. */
export function plusLanes(sum: f64, lanes: v128): f64 {
  return sum + f64x2.extract_lane(lanes, 0) + f64x2.extract_lane(lanes, 1);
}
