import { describe, expect, it } from 'vitest';
import type { ArmSpec } from '#domain/arm-spec.ts';
import { checkFixedShape } from './check-fixed-shape.ts';

const arm: ArmSpec = {
  key: 'a',
  model: 'm',
  scheduler: null,
  steps: 1,
  guidanceScale: 7.5,
  guidanceRescale: 0,
  negativePrompt: '',
  width: null,
  height: null,
};
const check = (shape: (number | string)[], guidanceScale = 7.5): 1 | null =>
  checkFixedShape({ sample: { shape }, shape: [4, 64, 64], arm: { ...arm, guidanceScale } });

describe('a U-Net exported with fixed dimensions', () => {
  it('takes what it was exported for, one sample at a time', () => {
    expect(check(['batch', 4, 'height', 'width'])).toBeNull();
    expect(check(['batch', 4, 64, 64])).toBeNull();
    expect(check([2, 4, 64, 64])).toBe(1);
    expect(check([1, 4, 64, 64], 1)).toBe(1);
  });

  it('refuses other sizes and batches with what to do', () => {
    expect(() => check(['batch', 4, 96, 96])).toThrow(
      /4 x 96 x 96, and its images need 4 x 64 x 64/,
    );
    expect(() => check([1, 4, 64, 64])).toThrow(/a batch of 1, and it needs one of 2/);
    expect(() => check([2, 4, 64, 64], 1)).toThrow(/a batch of 2, and it needs one of 1/);
  });
});
