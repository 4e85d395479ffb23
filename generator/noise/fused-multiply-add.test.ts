import fc from 'fast-check';
import { expect, test } from 'vitest';
import { at } from '#domain/at.ts';
import { fusedMultiplyAdd } from './fused-multiply-add.ts';

const f32 = Math.fround;

/** A float in units of 2^-200, exactly: every float32 here and every product of two fits. */
function toUnits(value: number): bigint {
  let scale = 200;
  let scaled = value;
  while (!Number.isInteger(scaled)) {
    scaled *= 2;
    scale -= 1;
  }
  return BigInt(scaled) << BigInt(scale);
}

/** True if no float32 next to `rounded` is nearer to `exact`, and ties have an even last bit. */
function isNearest(rounded: number, exact: bigint): boolean {
  const word = at(new Uint32Array(new Float32Array([rounded]).buffer), 0, 'its bits');
  const distance = (value: number): bigint => {
    const difference = toUnits(value) - exact;
    return difference < 0n ? -difference : difference;
  };
  return [word - 1, word + 1].every((neighbour) => {
    const other = at(new Float32Array(new Uint32Array([neighbour]).buffer), 0, 'its value');
    const gap = distance(other) - distance(rounded);
    return gap > 0n || (gap === 0n && word % 2 === 0);
  });
}

const ordinary = fc
  .tuple(fc.integer({ min: -(2 ** 24) + 1, max: 2 ** 24 - 1 }), fc.integer({ min: -40, max: 10 }))
  .map(([mantissa, exponent]) => f32(mantissa * 2 ** exponent));

test('the result is the float32 nearest to the exact a b + c', () => {
  const property = fc.property(ordinary, ordinary, ordinary, (a, b, c) => {
    const result = fusedMultiplyAdd(a, b, c);
    fc.pre(Math.abs(result) > 2 ** -90);
    const exact = (toUnits(a) * toUnits(b)) / 2n ** 200n + toUnits(c);
    expect(isNearest(result, exact)).toBe(true);
  });
  fc.assert(property, { numRuns: 2000 });
});

test('a sum just beside the midpoint of two float32 is not rounded twice', () => {
  // 1 + 2^-24 is the midpoint of 1 and its neighbour; 2^-60 decides, and a double loses it.
  const a = f32(2 ** -24 + 2 ** -36);
  const b = f32(1 - 2 ** -12);
  const product = a * b;
  expect(product).toBe(2 ** -24 - 2 ** -48);
  expect(fusedMultiplyAdd(a, b, 1)).toBe(1);
  const tiny = fusedMultiplyAdd(f32(2 ** -24 * (1 + 2 ** -20)), f32(1 - 2 ** -21), 1);
  expect(tiny).toBe(f32(1 + 2 ** -23));
  const c = f32(1 + 2 ** -23);
  expect(fusedMultiplyAdd(f32(-(2 ** -24) * (1 + 2 ** -20)), f32(1 - 2 ** -20), c)).toBe(c);
});
