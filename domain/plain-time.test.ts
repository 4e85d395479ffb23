import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isMoment } from './moment.ts';
import { plainTime } from './plain-time.ts';

/** The time that a text is, among bytes that do not belong to it. */
function timeOf(text: string): number | undefined {
  const bytes = new TextEncoder().encode(`9${text}Z0`);
  return plainTime(new DataView(bytes.buffer), 1, bytes.length - 2);
}

const instants = fc.date({
  min: new Date('0000-01-01T00:00:00Z'),
  max: new Date('9999-12-31T23:59:59.999Z'),
  noInvalidDate: true,
});

/** Two digits as a part of a time may have them, and some that it may not. */
const pair = fc.oneof(
  fc.nat(99).map((n) => String(n).padStart(2, '0')),
  fc.constantFrom(
    '00',
    '01',
    '02',
    '12',
    '24',
    '28',
    '29',
    '30',
    '31',
    '59',
    '60',
    ' 1',
    '1a',
    'é',
  ),
);

describe('a plain time', () => {
  it('is every time that toISOString writes, with fewer decimals too, in milliseconds', () => {
    fc.assert(
      fc.property(instants, fc.constantFrom(19, 21, 22, 23), (instant, kept) => {
        const text = `${instant.toISOString().slice(0, kept)}Z`;
        expect(timeOf(text)).toBe(Date.parse(text));
      }),
      { numRuns: 1000 },
    );
  });

  it('is a moment, and on a day of the calendar, or is none', () => {
    const parts = fc.tuple(pair, pair, pair, pair, pair, pair, pair);
    const between = fc.constantFrom('T', 'T', 'T', ' ');
    const ends = fc.constantFrom(
      'Z',
      'Z',
      '.5Z',
      '.25Z',
      '.125Z',
      '.Z',
      '.1234Z',
      '+00:00',
      '',
      'z',
    );
    fc.assert(
      fc.property(parts, between, ends, ([c, y, month, day, h, m, s], t, end) => {
        const text = `${c}${y}-${month}-${day}${t}${h}:${m}:${s}${end}`;
        const time = timeOf(text);
        const isPlain = isMoment(text) && /^.{10}T.{8}(?:\.\d{1,3})?Z$/.test(text);
        expect(time).toBe(isPlain ? Date.parse(text) : undefined);
      }),
      { numRuns: 3000 },
    );
  });

  it.each(['', 'Z', '2026-02-29T00:00:00Z', '2026-01-31T24:00:00Z', '2026-01-31T09:30Z'])(
    'is not %s',
    (text) => expect(timeOf(text)).toBeUndefined(),
  );
});
