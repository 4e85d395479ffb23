import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readGuestList } from './read-guest-list.ts';

const read = (text: string): string[] => readGuestList(text, 'raters.csv');

test.each([
  ['one a line', 'a@x.test\r\n\n  b@x.test \n'],
  ['old line ends', 'a@x.test\rb@x.test\r'],
  ['a byte order mark', '\uFEFFa@x.test\nb@x.test'],
  ['a header', '\uFEFFE-Mail\na@x.test\nb@x.test\n'],
  [
    'semicolons, quotes and cells within',
    'Name;"E-mail address"\r\n"Ada; L.";a@x.test\n"Bob ""B""";"b@x.test"\n;;\n',
  ],
  ['a header of another language', 'Nom;E-Mail-Adresse\nA;a@x.test\nB;b@x.test'],
  ['a column after others', 'rater\tgroup\tmail\n1\tx\ta@x.test\n2\ty\tb@x.test\n'],
  ['a table without a header', 'Ada,a@x.test\nBob,b@x.test,\n'],
  ['as mail programs copy them', 'Ada L. <a@x.test>\n"Bob" <mailto:b@x.test>\n'],
])('addresses are read as %s', (_, text) => {
  expect(read(text)).toEqual(['a@x.test', 'b@x.test']);
});

test.each([
  ['a@x.test\nnobody', 'raters.csv:2 is not an e-mail address: nobody'],
  ['mailman\na@x.test', 'raters.csv:1 is not an e-mail address: mailman'],
  ['nobody\na@x.test', 'raters.csv:1 is not an e-mail address: nobody'],
  ['a@x.test\n\na@x.test', 'raters.csv:3 repeats a@x.test'],
  ['a@x.test\nA@X.test', 'raters.csv:2 repeats A@X.test'],
  ['a@x.test, b@x.test', 'raters.csv:1 has two addresses, a@x.test and b@x.test'],
  ['name;mail\nAda;\nb;b@x.test', 'raters.csv:2 has no address'],
  ['name;mail\nb@x.test', 'raters.csv:2 has no address'],
  [
    'email,boss email\na@x.test,b@x.test',
    'raters.csv:1 names two columns of addresses, email and boss email',
  ],
  [
    'a@x.test,b@x.test\tc@x.test',
    'raters.csv:1 is not an e-mail address: a@x.test b@x.test\\tc@x.test',
  ],
  ['a@x\n', 'raters.csv:1 is not an e-mail address: a@x'],
  ['a@x.test\n"b@x.test', 'quotation mark that is never closed'],
  ['\u001B[31m@', 'raters.csv:1 is not an e-mail address: \\u001b[31m@'],
])('what cannot be invited is named with its line: %j', (text, message) => {
  expect(() => read(text)).toThrow(message);
});

test('every address of a table comes once, whatever stands beside it', () => {
  const text = fc.stringMatching(/^[\w ;,'."\n-]{0,12}$/);
  const rows = fc.uniqueArray(fc.tuple(fc.stringMatching(/^[a-z]\d{1,6}$/), text, text), {
    selector: ([local]) => local,
    maxLength: 8,
  });
  const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
  const written = fc.tuple(rows, fc.constantFrom(',', ';', '\t'), fc.constantFrom('\n', '\r\n'));
  fc.assert(
    fc.property(written, ([people, mark, end]) => {
      const lines = people.map(([local, before, after]) =>
        [quoted(before), quoted(`${local}@x.test`), quoted(after)].join(mark),
      );
      const table = [['who', 'email', 'note'].join(mark), ...lines, ''].join(end);
      expect(read(table)).toEqual(people.map(([local]) => `${local}@x.test`));
    }),
  );
});
