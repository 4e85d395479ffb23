import { expect, it } from 'vitest';
import { publicationSource } from './publication.ts';

const takes = (part: object): boolean => publicationSource.safeParse(part).success;

it('takes licences by name or address, versions of three numbers, and citations of several lines', () => {
  for (const license of ['CC-BY-4.0', 'MIT', 'GPL-2.0+', 'https://example.org/terms?v=1'])
    expect(takes({ license }), license).toBe(true);
  for (const version of ['0.0.1', '1.0.0', '10.20.30']) expect(takes({ version })).toBe(true);
  expect(publicationSource.parse({ cite_as: '\r\n@misc{a,\r\n\ttitle = {日本}\r\n}\r\n' })).toEqual(
    {
      cite_as: '@misc{a,\n\ttitle = {日本}\n}',
    },
  );
});

it('refuses what is none of these', () => {
  for (const license of ['', ' ', 'my own terms', 'javascript:alert(1)', 'file:///x', '-', 'a\nb'])
    expect(takes({ license }), license).toBe(false);
  for (const version of ['', '1', '1.0', 'v1.0.0', '01.0.0', '1.0.0 ', '1.0.0.0'])
    expect(takes({ version }), version).toBe(false);
  for (const cite_as of ['', '  \n', 'a\u0000', 'a\u001b[31m', 'x'.repeat(10_001)])
    expect(takes({ cite_as })).toBe(false);
  expect(takes({ author: 'Ada' })).toBe(false);
});
