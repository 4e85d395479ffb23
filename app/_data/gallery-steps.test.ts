import { expect, test } from 'vitest';
import { parseGalleryFilter } from './gallery-filter.ts';
import { sampleMeant, stepsFrom } from './gallery-steps.ts';
import type { GalleryPrompt, GallerySample } from './read-gallery.ts';

const PROMPTS = 5;
const ON_PAGE = 2;
const ARMS = 3;
const PAGES = Math.ceil(PROMPTS / ON_PAGE);

const nameOf = (prompt: number, arm: number): string =>
  `00000000-0000-4000-8000-${String(prompt * ARMS + arm).padStart(12, '0')}`;

function promptOf(index: number): GalleryPrompt {
  const samples = Array.from({ length: ARMS }, (_, arm): GallerySample => ({
    ...{ id: nameOf(index, arm), armId: String(arm), promptId: String(index), replicate: 0 },
    ...{ state: 'done', sha256: null, width: null, height: null, error: null },
    ...{ gateScore: null, gateReleased: false, held: false },
  }));
  const words = { text: 'a', category: '', challenge: '' };
  return { id: String(index), index, ...words, replicates: [{ replicate: 0, samples }] };
}

const prompts = Array.from({ length: PROMPTS }, (_, index) => promptOf(index));

function open(address: string) {
  const filter = parseGalleryFilter(Object.fromEntries(new URL(address, 'http://x').searchParams));
  const start = (filter.page - 1) * ON_PAGE;
  const gallery = { pages: PAGES, prompts: prompts.slice(start, start + ON_PAGE) };
  const id = sampleMeant(filter, gallery);
  return { id, steps: id === null ? null : stepsFrom(id, { slug: 's', filter, gallery }) };
}

function walk(from: string, way: 'previous' | 'next'): (string | null)[] {
  const passed: (string | null)[] = [];
  for (let address: string | null = from; address !== null;) {
    const { id, steps } = open(address);
    passed.push(id);
    address = steps?.[way] ?? null;
  }
  return passed;
}

test('steps go through every image of all pages once, and back', () => {
  const all = prompts.flatMap(({ index }) => [0, 1, 2].map((arm) => nameOf(index, arm)));
  expect(walk('/?sample=first', 'next')).toEqual(all);
  expect(walk(`/?page=${PAGES}&sample=last`, 'previous')).toEqual(all.toReversed());
});

test('an image is told by its place on the page', () => {
  expect(open(`/?page=2&sample=${nameOf(2, 1)}`).steps?.place).toBe('Image 2 of 6 of page 2');
});

test('an image that is not on the page has no steps, and a page without images none to open', () => {
  expect(open(`/?page=1&sample=${nameOf(4, 0)}`).steps).toBeNull();
  expect(open('/?page=9&sample=first').id).toBeNull();
});
