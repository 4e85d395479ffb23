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

  it('says that parts of one image always have the same Inception Score', () => {
    expect(fewWarning(images, 19, ['is'])).toContain(
      "a has 19 images: parts of one, of the Inception Score's 10, score 1.",
    );
    expect(fewWarning(images, 20, ['is'])).toHaveLength(1);
    // there is no score of nine images to warn of
    expect(fewWarning(images, 9, ['is'])).toHaveLength(1);
  });

  it('is none from 2048 on', () => {
    expect(fewWarning(images, 2048, ['fid'])).toEqual([]);
  });
});
