import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hintOnNumber } from './hint-on-number.ts';

describe('hintOnNumber', () => {
  it.each([
    ['2500,5', ': its decimal mark is a comma; write 2500.5'],
    [' 0,25 ', ': its decimal mark is a comma; write 0.25'],
    [',5', ': its decimal mark is a comma; write 0.5'],
    ['2,500', ': its comma is a decimal mark or parts its thousands; write 2.5 or 2500'],
    ['0,500', ': its decimal mark is a comma; write 0.500'],
    ['2,500.5', ': a comma parts its thousands; write 2500.5'],
    ['1.234,5', ': it parts its thousands; write 1234.5'],
    ['1 234 567', ': it parts its thousands; write 1234567'],
    ["1'234,5", ': it parts its thousands; write 1234.5'],
    ['1,234,567', ': it parts its thousands; write 1234567'],
  ])('says of %s how to write it', (text, hint) => {
    expect(hintOnNumber(text)).toBe(hint);
  });

  it('names a whole number only, where no other is taken', () => {
    expect(hintOnNumber('12,5', { isWhole: true })).toBe('');
    expect(hintOnNumber('2,500', { isWhole: true })).toBe(
      ': a comma parts its thousands; write 2500',
    );
  });

  it.each(['2,500.5', '2500,5', '1.234,5', "1'234.5", '2,500.', '1,234,567.5', '2 500,5'])(
    'says nothing of %s where a whole number is asked for, since it is none however it is written',
    (text) => expect(hintOnNumber(text, { isWhole: true })).toBe(''),
  );

  it('names a whole number and no other where one is asked for, whatever was written', () => {
    const piece = fc.constantFrom('1', '25', '500', '000', ',', '.', ' ', "'");
    const texts = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(texts, (text) => {
        expect(hintOnNumber(text, { isWhole: true })).toMatch(/^$|; write \d+$/);
      }),
      { numRuns: 1000 },
    );
  });

  it.each(['', 'fast', '-', ',', '1,2,3', '12,345,6', '0x1F', '1e3', 'one, two'])(
    'says nothing of "%s", which nobody writes for a number so',
    (text) => {
      expect(hintOnNumber(text)).toBe('');
    },
  );

  it('says how to write any number with a decimal comma, in a form that is read as that number', () => {
    fc.assert(
      fc.property(fc.nat(999_999), fc.nat(99), (whole, part) => {
        const digits = String(part).padStart(2, '0');
        const [, written] = /write (.+)$/.exec(hintOnNumber(`${whole},${digits}`)) ?? [];
        expect(Number(written)).toBe(Number(`${whole}.${digits}`));
      }),
    );
  });
});
