import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isEarlier, isMoment, isPlainTime } from './moment.ts';

const moments = fc.date({
  min: new Date('1000-01-01T00:00:00Z'),
  max: new Date('9999-12-31T23:59:59Z'),
  noInvalidDate: true,
});

describe('a moment', () => {
  it('is every time that toISOString writes, and its order is that of time', () => {
    fc.assert(
      fc.property(moments, moments, (one, other) => {
        expect(isPlainTime(one.toISOString()) && isMoment(one.toISOString())).toBe(true);
        expect(isEarlier(one.toISOString(), other.toISOString())).toBe(one < other);
      }),
    );
  });

  it.each(['2026-01-31 09:30', '2024-02-29T10:00:00', '2026-01-31T09:30:00+05:30'])(
    'may be written as %s',
    (text) => expect(isMoment(text)).toBe(true),
  );

  it.each([
    '1',
    '1767225600000',
    '2026-02-31T00:00:00Z',
    '2026-02-29T00:00:00Z',
    '2026-04-31T10:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-01-31',
    'March 3',
    '2026-01-31T24:00:00Z',
  ])('is not %s', (text) => expect(isMoment(text) || isPlainTime(text)).toBe(false));

  it('is compared over fractions and zones, and not at all where one lacks the zone', () => {
    expect(isEarlier('2026-01-01T00:00:00Z', '2026-01-01T00:00:00.5Z')).toBe(true);
    expect(isEarlier('2026-01-01T00:00:00.5Z', '2026-01-01T00:00:00Z')).toBe(false);
    expect(isEarlier('2026-01-01T01:00:00+02:00', '2026-01-01T00:00:00Z')).toBe(true);
    expect(isEarlier('2026-01-01T00:00:00', '2026-01-01T01:00:00Z')).toBe(false);
  });
});
