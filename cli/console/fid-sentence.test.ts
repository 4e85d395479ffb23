import { expect, it } from 'vitest';
import { fidSentence } from './fid-sentence.ts';

function sentence(value: number, bias: number | null): string {
  return fidSentence({
    value,
    bias_estimate: bias,
    distance: bias === null ? null : value - bias,
    ci95: null,
    ci95_of: 'no interval',
    ddof: 1,
    method: '',
  });
}

it('leaves out a bias that no printed digit of the value shows', () => {
  for (const value of [0, 4, 40_000, 1e-9])
    for (const share of [0, 1e-7, -0])
      expect(sentence(value, value * share)).toBe(`FID ${value.toPrecision(6)} (no interval)`);
  expect(sentence(4, null)).toBe('FID 4.00000 (no interval)');
});

it('tells a bias that a printed digit shows', () => {
  expect(sentence(4, 0.001)).toBe(
    'FID 4.00000, of which about 0.00100000 is the bias of finite sets; without it 3.99900 (no interval)',
  );
});
