import { expect, test } from 'vitest';
import { listGuests, readGuestList } from './guests.ts';
import { invitationsCsv } from './invitations-csv.ts';

test('a list of addresses is read line by line', () => {
  expect(readGuestList('a@x.test\r\n\n  b@x.test \n', 'raters.txt')).toEqual([
    'a@x.test',
    'b@x.test',
  ]);
});

test('what is no address, or stands there twice, is named with its line', () => {
  expect(() => readGuestList('a@x.test\nnobody', 'raters.txt')).toThrow(
    'raters.txt:2 is not an e-mail address: nobody',
  );
  expect(() => readGuestList('a@x.test\n\na@x.test', 'raters.txt')).toThrow(
    'raters.txt:3 repeats a@x.test',
  );
});

test.each([0, 10_001])('%i raters are too few or too many', (count) => {
  expect(() => listGuests({ count })).toThrow(/cannot be invited: give 1 to 10,000/);
});

test('invitations are written with addresses only where there are any', () => {
  const invitation = { pseudonym: 'R-1', url: 'https://x.test/invite/t' };
  expect(invitationsCsv([invitation])).toBe('rater,url\nR-1,https://x.test/invite/t\n');
  expect(invitationsCsv([{ ...invitation, email: '+1@x.test' }])).toBe(
    "rater,url,email\nR-1,https://x.test/invite/t,'+1@x.test\n",
  );
});
