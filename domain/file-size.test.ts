import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fileSize } from './file-size.ts';

it.each([
  [0, '0 bytes'],
  [1, '1 byte'],
  [999, '999 bytes'],
  [1000, '1 kB'],
  [9_540, '9.5 kB'],
  [99_960, '100 kB'],
  [180_400, '180 kB'],
  [999_499, '999 kB'],
  [999_500, '1 MB'],
  [1_500_000, '1.5 MB'],
  [2_000_000_000, '2000 MB'],
])('%i bytes are %s to a person', (bytes, said) => {
  expect(fileSize(bytes)).toBe(said);
});

it('a size is said within a twentieth of what it is', () => {
  const scale = { bytes: 1, byte: 1, kB: 1000, MB: 1_000_000 };
  fc.assert(
    fc.property(fc.nat(2 ** 31 - 1), (bytes) => {
      const [, number, unit] = /^(\d+(?:\.\d)?) (bytes?|kB|MB)$/.exec(fileSize(bytes)) ?? [];
      const said = Number(number) * scale[unit as keyof typeof scale];
      expect(Math.abs(said - bytes)).toBeLessThanOrEqual(0.05 * bytes);
    }),
  );
});
