const STEP = 0.02;
const REACH = 8;

/**
 * E[f(X)] for X normal with the given mean and standard deviation, by the trapezoid rule over ± 8
 * standard deviations (which converges geometrically for smooth f: Trefethen and Weideman 2014).
 */
export function normalExpectation(options: {
  mean: number;
  sd: number;
  of: (x: number) => number;
}): number {
  const { mean, sd, of } = options;
  let sum = 0;
  let weight = 0;
  for (let z = -REACH; z <= REACH; z += STEP) {
    const density = Math.exp((-z * z) / 2);
    sum += density * of(mean + sd * z);
    weight += density;
  }
  return sum / weight;
}
