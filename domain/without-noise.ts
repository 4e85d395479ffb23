/** What sums and quotients of doubles tell for sure. */
const DIGITS = 12;

/**
 * A number without the digits that come of how it was computed.
 *
 * @example withoutNoise(1.0000000000000002) // 1
 */
export function withoutNoise(value: number): number {
  return Number(value.toPrecision(DIGITS));
}
