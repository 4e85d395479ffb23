import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createNoiseSource, RNG_NAMES } from './noise-source.ts';

test('the same seed gives the same stream, another seed another', () => {
  for (const rng of RNG_NAMES) {
    const first = createNoiseSource(rng, 7).randn(32);
    expect(createNoiseSource(rng, 7n).randn(32)).toEqual(first);
    expect(createNoiseSource(rng, 8).randn(32)).not.toEqual(first);
  }
});

test('a second call continues the stream', () => {
  for (const rng of RNG_NAMES) {
    const source = createNoiseSource(rng, 7);
    expect(source.randn(32)).not.toEqual(source.randn(32));
  }
});

test('a seed that a number cannot hold exactly, or that is out of range, is refused by name', () => {
  for (const rng of RNG_NAMES) {
    expect(() => createNoiseSource(rng, -1)).toThrow(/Seed -1 is out of range/);
    expect(() => createNoiseSource(rng, 2 ** 53)).toThrow(/Seed 9007199254740992/);
    expect(() => createNoiseSource(rng, 0.5)).toThrow(/Seed 0\.5/);
    expect(() => createNoiseSource(rng, 2n ** 64n)).toThrow(/out of range/);
  }
  expect(() => createNoiseSource('numpy', 2 ** 32)).toThrow(/0 to 2\^32 - 1/);
  expect(createNoiseSource('torch-cuda', 2n ** 64n - 1n).randn(1)).toHaveLength(1);
});

test('any seed and count give that many finite values', () => {
  const property = fc.property(
    fc.constantFrom(...RNG_NAMES),
    fc.nat(2 ** 31 - 1),
    fc.nat(200),
    (rng, seed, count) => {
      const values = createNoiseSource(rng, seed).randn(count);
      expect(values).toHaveLength(count);
      expect(values.every(Number.isFinite)).toBe(true);
    },
  );
  fc.assert(property);
});

test('a long draw has mean 0, variance 1 and kurtosis 3 within five standard errors', () => {
  const n = 100_000;
  for (const rng of RNG_NAMES) {
    const values = createNoiseSource(rng, 3).randn(n);
    const moment = (k: number): number => values.reduce((sum, x) => sum + x ** k, 0) / n;
    expect(Math.abs(moment(1))).toBeLessThan(5 / Math.sqrt(n));
    expect(Math.abs(moment(2) - 1)).toBeLessThan(5 * Math.sqrt(2 / n));
    expect(Math.abs(moment(4) - 3)).toBeLessThan(5 * Math.sqrt(96 / n));
  }
});
