import fc from 'fast-check';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { guessableOf } from './guessable.ts';

beforeAll(() => {
  vi.stubEnv('DATABASE_URL', 'postgresql://nowhere/none');
  vi.stubEnv('ONPAR_SECRET', 's'.repeat(32));
});
afterAll(() => vi.unstubAllEnvs());

const cookie = { get: (name: string) => (name === 'cookie' ? 'onpar_rater=my-session' : null) };
const bare = { get: () => null };

it.each([
  ['/invite/abc', bare, { kind: 'invite', token: 'abc' }],
  ['/join/abc', cookie, { kind: 'join', token: 'abc' }],
  ['/rate', cookie, { kind: 'session', token: 'my-session' }],
  ['/rate/consent', cookie, { kind: 'session', token: 'my-session' }],
  ['/api/rating/votes', cookie, { kind: 'session', token: 'my-session' }],
  ['/api/rating/image/t/k', cookie, { kind: 'image', trialId: 't', token: 'k' }],
  ['/rate', bare, null],
  ['/api/rating/votes', bare, null],
  ['/studies', cookie, null],
  ['/', cookie, null],
])('what %s brings that can be guessed', (path, headers, expected) => {
  expect(guessableOf(path, headers)).toEqual(expected);
});

it('reads any address, and fails at none', () => {
  const part = fc.oneof(fc.string(), fc.constantFrom('/', '//', '[', 'http:', '%', '/rate', '\\'));
  fc.assert(
    fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
      expect(() => guessableOf(parts.join(''), cookie)).not.toThrow();
    }),
  );
});
