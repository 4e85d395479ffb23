import { expect, it } from 'vitest';
import { raterPath } from './rater-path.ts';

it.each([
  ['/rate', { kind: 'rater' }],
  ['/rate/', { kind: 'rater' }],
  ['/rate/screening?x=1', { kind: 'rater' }],
  ['/rate/left?language=ar', { kind: 'left', language: 'ar' }],
  ['/rate/left', { kind: 'left', language: null }],
  ['/invite/aB-_9', { kind: 'invite', token: 'aB-_9' }],
  ['/join/aB?PROLIFIC_PID=1', { kind: 'join', token: 'aB' }],
  ['/rate/else', null],
  ['/rated', null],
  ['/studies/rate', null],
  ['/invite/a/b', null],
  ['/', null],
  ['//evil.test/rate/x', null],
])('%s', (address, page) => {
  expect(raterPath(address)).toEqual(page);
});
