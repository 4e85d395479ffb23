import { interval95 } from './interval-95.ts';

/**
 * The 95% interval of a squared distance v of whose variance one part grows in proportion to the
 * distance and the other is the same at any: all t that are no further from v than the standard error
 * at t reaches,
 *
 *   (t - v)² <= q² (c + g + g (t - v) / max(v, s r)),   r = q (c + g)^(1/2),
 *
 * with Student's q, the variances g (`growing`) and c (`constant`) at v, and s the `shape`. It reaches
 * further up than down where the growing part counts, and nearly as far where v is lost in noise.
 *
 * Source: Wilson, "Probable inference, the law of succession, and statistical inference", JASA 1927,
 * who does so for a share.
 */
export function growingVarianceInterval(options: {
  value: number;
  growing: number;
  constant: number;
  degreesOfFreedom: number;
  /** a value below so many reaches is taken to be there for the growth */
  shape: number;
  lowest?: number;
}): [number, number] {
  const { value, growing, constant, degreesOfFreedom, shape, lowest = -Infinity } = options;
  const [, quantile] = interval95({ value: 0, standardError: 1, degreesOfFreedom });
  const reach = quantile * Math.sqrt(growing + constant);
  if (reach === 0) return [value, value];
  const shift = (quantile ** 2 * growing) / (2 * Math.max(value, shape * reach));
  const half = Math.hypot(reach, shift);
  return [Math.max(lowest, value + shift - half), Math.max(lowest, value + shift + half)];
}
