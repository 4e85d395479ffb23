import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRouteFinder } from './find-route.ts';
import type { RoutesManifest } from './find-route.ts';

const manifest: RoutesManifest = {
  basePath: '',
  staticRoutes: [
    { page: '/', regex: '^/(?:/)?$' },
    { page: '/studies/new', regex: '^/studies/new(?:/)?$' },
    { page: '/api/rating/votes', regex: '^/api/rating/votes(?:/)?$' },
  ],
  headers: [],
  dynamicRoutes: [
    { page: '/invite/[token]', regex: '^/invite/([^/]+?)(?:/)?$' },
    { page: '/studies/[slug]', regex: '^/studies/([^/]+?)(?:/)?$' },
    { page: '/api/runs/[id]/events', regex: '^/api/runs/([^/]+?)/events(?:/)?$' },
  ],
};
const find = createRouteFinder(manifest);
const RUN = '0b0e6c5e-9f6e-4d2b-8a53-3a3f0d1c2b4a';

test('tells routes by their patterns, with the study or the run', () => {
  expect(find('/')).toEqual({ route: '/' });
  expect(find('/studies/new')).toEqual({ route: '/studies/new' });
  expect(find('/studies/my-study?tab=a')).toEqual({ route: '/studies/[slug]', study: 'my-study' });
  expect(find(`/api/runs/${RUN}/events`)).toEqual({ route: '/api/runs/[id]/events', run: RUN });
  expect(find('/api/rating/votes')).toEqual({ route: '/api/rating/votes' });
  expect(find('/_next/static/chunks/a.js')).toEqual({ route: '/_next/static' });
});

test('under a path, what is outside of it is no route', () => {
  const below = createRouteFinder({ ...manifest, basePath: '/onpar' });
  expect(below('/onpar')).toEqual({ route: '/' });
  expect(below('/onpar/invite/abc')).toEqual({ route: '/invite/[token]' });
  expect(below('/onparx/invite/abc')).toEqual({ route: 'none' });
  expect(below('/invite/abc')).toEqual({ route: 'none' });
});

test('says nothing of a token or a text that an address holds, and knows few routes', () => {
  const known = new Set(['none', '/_next/static']);
  for (const { page } of [...manifest.staticRoutes, ...manifest.dynamicRoutes]) known.add(page);
  const folder = fc.constantFrom('/', '/invite/', '/studies/', '/api/runs/', '/_next/static/');
  fc.assert(
    fc.property(folder, fc.webPath(), (start, rest) => {
      const found = find(`${start}ann@example.org${rest}`);
      expect(known).toContain(found.route);
      expect(JSON.stringify(found)).not.toContain('ann');
    }),
  );
});
