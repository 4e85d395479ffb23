import { expect, test } from 'vitest';
import { at } from '#domain/at.ts';
import { createTorchCudaNoise } from './torch-cuda-noise.ts';

test('seed 0 begins as torch.randn on a CUDA device does', () => {
  const published = [-0.92466259, -0.42534415, -2.6438457, 0.14518388];
  createTorchCudaNoise(0n)
    .randn(4)
    .forEach((value, i) => {
      expect(Math.abs(value - at(published, i, 'the published noise'))).toBeLessThan(2e-6);
    });
});

test('an element depends on its index and call, not on how many are drawn', () => {
  const long = createTorchCudaNoise(9n);
  const short = createTorchCudaNoise(9n);
  for (let call = 0; call < 3; call++) {
    expect(short.randn(5)).toEqual(long.randn(50).slice(0, 5));
  }
});

test('the upper word of the seed counts', () => {
  expect(createTorchCudaNoise(2n ** 32n).randn(4)).not.toEqual(createTorchCudaNoise(0n).randn(4));
});
