import { expect, test } from 'vitest';
import { galleryAddress, parseGalleryFilter } from './gallery-filter.ts';

test('an address without a query shows all, from the first page', () => {
  expect(parseGalleryFilter({})).toEqual({
    category: '',
    challenge: '',
    arm: '',
    show: 'all',
    page: 1,
  });
});

test('what is not understood falls back without losing the rest', () => {
  const filter = parseGalleryFilter({
    show: 'nonsense',
    page: '-3',
    category: 'Animals',
    sample: 'x',
  });
  expect(filter).toMatchObject({ show: 'all', page: 1, category: 'Animals' });
  expect(filter.sample).toBeUndefined();
});

test('an address and its filter are each other’s inverse', () => {
  const address = galleryAddress('s', { category: 'Food & Beverage', show: 'failed', page: 3 });
  expect(address).toBe('/studies/s/gallery?category=Food+%26+Beverage&show=failed&page=3');
  const query = Object.fromEntries(new URL(address, 'http://x').searchParams);
  expect(parseGalleryFilter(query)).toMatchObject({
    category: 'Food & Beverage',
    show: 'failed',
    page: 3,
  });
});
