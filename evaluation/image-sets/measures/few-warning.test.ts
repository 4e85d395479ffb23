import { describe, expect, it } from 'vitest';
import { fewWarning } from './few-warning.ts';

describe('the warning of few samples', () => {
  const images = { label: 'a', unit: 'images' } as const;

  it('names the metrics that come out too large, and no other', () => {
    expect(fewWarning(images, 30, ['kid', 'fid', 'prdc'])).toEqual([
      'a has 30 images, fewer than 2048: FID is biased upwards.',
    ]);
    expect(fewWarning(images, 30, ['sfid', 'fid', 'fid'])).toEqual([
      'a has 30 images, fewer than 2048: sFID and FID are biased upwards.',
    ]);
  });

  it('says nothing of a bias where no metric has one', () => {
    expect(fewWarning(images, 30, ['kid', 'prdc'])).toEqual(['a has 30 images, fewer than 2048.']);
  });

  it('calls rows of features no images', () => {
    expect(fewWarning({ label: 'a.npy', unit: 'rows of features' }, 2047, ['kid'])).toEqual([
      'a.npy has 2047 rows of features, fewer than 2048.',
    ]);
  });

  it('is none from 2048 on', () => {
    expect(fewWarning(images, 2048, ['fid'])).toEqual([]);
  });
});
