import { describe, expect, test } from 'vitest';
import { present } from '#domain/present.ts';
import type { Matrix } from '../../linear-algebra/matrix.ts';
import { clipScore } from './clip-score.ts';

const matrix = (rows: readonly (readonly number[])[]): Matrix => ({
  rows: rows.length,
  columns: present(rows[0], 'a row').length,
  values: Float64Array.from(rows.flat()),
});

describe('CLIPScore', () => {
  test('is 100 times the mean cosine, whatever the length of the embeddings', () => {
    const images = matrix([
      [3, 4],
      [10, 0],
    ]);
    const captions = matrix([
      [1, 0],
      [2, 0],
    ]);
    const found = clipScore({ images, captions, prompts: ['a', 'b'] });
    expect(found.value).toBeCloseTo(80, 12);
    expect(found.standardError).toBeCloseTo(20, 12);
    expect(found.ci95).toEqual([0, 100]);
  });

  test('is 0 where the mean cosine is negative', () => {
    const found = clipScore({ images: matrix([[-1]]), captions: matrix([[1]]), prompts: ['a'] });
    expect(found).toEqual({
      ...{ value: 0, standardError: null, ci95: null, prompts: 1 },
      scores: [-100],
    });
  });

  test('takes images of one prompt as one cluster: copies of all images change nothing', () => {
    const rows = [
      [1, 0.2],
      [0.5, 1],
      [0.9, 0.1],
    ];
    const captions = rows.map(() => [1, 0]);
    const once = clipScore({
      images: matrix(rows),
      captions: matrix(captions),
      prompts: ['a', 'b', 'c'],
    });
    const twice = clipScore({
      images: matrix([...rows, ...rows]),
      captions: matrix([...captions, ...captions]),
      prompts: ['a', 'b', 'c', 'a', 'b', 'c'],
    });
    expect(twice.value).toBeCloseTo(once.value, 12);
    expect(twice.standardError).toBeCloseTo(present(once.standardError, 'an error'), 12);
    expect(twice.ci95).toEqual(once.ci95?.map((end) => expect.closeTo(end, 10) as number));
  });

  test('refuses an embedding of length 0 and unequal widths', () => {
    const one = matrix([[1, 0]]);
    const prompts = ['a'];
    expect(() => clipScore({ images: matrix([[0, 0]]), captions: one, prompts })).toThrow('0');
    expect(() => clipScore({ images: matrix([[1]]), captions: one, prompts })).toThrow('numbers');
  });
});
