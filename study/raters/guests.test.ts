import { expect, test } from 'vitest';
import { listGuests } from './guests.ts';
import { invitationsCsv } from './invitations-csv.ts';

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
