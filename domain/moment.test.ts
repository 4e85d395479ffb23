import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantOf, isMoment, millisecondsBetween } from './moment.ts';

const moments = fc.date({
  min: new Date('1000-01-01T00:00:00Z'),
  max: new Date('9999-12-31T23:59:59Z'),
  noInvalidDate: true,
});

describe('a moment', () => {
  it('is every time that toISOString writes, and the time between two is told', () => {
    fc.assert(
      fc.property(moments, moments, (one, other) => {
        expect(isMoment(one.toISOString())).toBe(true);
        expect(millisecondsBetween(one.toISOString(), other.toISOString())).toBe(
          other.getTime() - one.getTime(),
        );
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
  ])('is not %s', (text) => expect(isMoment(text)).toBe(false));

  it('is held against another over fractions and zones, and not where one lacks the zone', () => {
    expect(millisecondsBetween('2026-01-01T00:00:00Z', '2026-01-01T00:00:00.5Z')).toBe(500);
    expect(millisecondsBetween('2026-01-01T01:00:00+02:00', '2026-01-01 00:00Z')).toBe(3_600_000);
    expect(millisecondsBetween('2026-01-01T01:00:00-0230', '2026-01-01T03:30:00Z')).toBe(0);
    expect(millisecondsBetween('2026-01-01T00:00:00', '2026-01-01T01:00:00Z')).toBeNaN();
  });

  it('is the same in every zone of the machine, also where clocks are put forward', () => {
    const { TZ } = process.env;
    for (const zone of ['UTC', 'Europe/Berlin', 'Asia/Kathmandu']) {
      process.env['TZ'] = zone;
      expect(millisecondsBetween('2026-03-29T02:30', '2026-03-29T03:10')).toBe(2_400_000);
      expect(instantOf('2026-03-29 02:30')).toBe(Date.UTC(2026, 2, 29, 2, 30));
    }
    if (TZ === undefined) delete process.env['TZ'];
    else process.env['TZ'] = TZ;
  });
});
