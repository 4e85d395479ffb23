import { expect, test } from 'vitest';
import { ar } from '#domain/words/ar.ts';
import { de } from '#domain/words/de.ts';
import { en } from '#domain/words/en.ts';
import { failureOfAct } from './failure-of-act.ts';

const thrown = (digest: string): Error => Object.assign(new Error('hidden'), { digest });

test.each([en, de, ar])(
  'each way in which an act comes to nothing has words of its own',
  ({ page }) => {
    const said = [
      failureOfAct(thrown('NEXT_HTTP_ERROR_FALLBACK;404'), page),
      failureOfAct(new TypeError('Failed to fetch'), page),
      failureOfAct(thrown('1234567'), page),
    ];
    expect(new Set(said).size).toBe(3);
    expect(said[2]).toContain('1234567');
    for (const text of said) expect(text).not.toContain('hidden');
  },
);

test('what leads elsewhere goes on', () => {
  const away = thrown('NEXT_REDIRECT;push;/sign-in;307;');
  expect(() => failureOfAct(away, en.page)).toThrow(away);
});
