import { describe, expect, it } from 'vitest';
import { fixedBatch } from './fixed-batch.ts';

const batchOf = (batch: number | string, rows: 1 | 2): 1 | null =>
  fixedBatch({ sample: { shape: [batch, 4, 64, 64] }, rows, arm: { key: 'a' } });

describe('a U-Net exported with a fixed batch', () => {
  it('takes one sample at a time; with a free one, any number', () => {
    expect(batchOf('batch', 2)).toBeNull();
    expect(batchOf(2, 2)).toBe(1);
    expect(batchOf(1, 1)).toBe(1);
  });

  it('refuses an arm that needs another, with what to do', () => {
    expect(() => batchOf(1, 2)).toThrow(/a batch of 1, and it needs one of 2/);
    expect(() => batchOf(2, 1)).toThrow(/a batch of 2, and it needs one of 1/);
  });
});
