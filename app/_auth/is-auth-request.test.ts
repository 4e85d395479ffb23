import { describe, expect, it } from 'vitest';
import { isAuthRequest } from './is-auth-request.ts';

const HERE = 'http://x.test/api/auth/session';
const asked = (query = '', cookie?: string): Promise<boolean> =>
  isAuthRequest(
    new Request(`${HERE}${query}`),
    cookie === undefined ? [] : [{ name: 'next-auth.callback-url', value: cookie }],
  );
const posted = (type: string, body: string): Promise<boolean> =>
  isAuthRequest(new Request(HERE, { method: 'POST', headers: { 'content-type': type }, body }), []);
const form = 'application/x-www-form-urlencoded';

describe('isAuthRequest', () => {
  it('takes what our pages send', async () => {
    expect(await asked()).toBe(true);
    expect(await asked('?callbackUrl=/studies')).toBe(true);
    expect(await asked('?callbackUrl=http%3A%2F%2Fx.test%2Fstudies%3Fa')).toBe(true);
    expect(await asked('', 'https://x.test')).toBe(true);
    expect(await posted(form, 'token=x&callbackUrl=http%3A%2F%2Fx.test')).toBe(true);
    expect(await posted('application/json', '{"csrfToken":"x"}')).toBe(true);
    expect(await isAuthRequest(new Request(HERE, { method: 'POST' }), [])).toBe(true);
  });

  it('takes no address to go to that is none', async () => {
    for (const text of [
      '\0',
      '%',
      'studies',
      'javascript:alert(1)',
      'http://',
      '://x',
      'x'.repeat(9999),
    ]) {
      expect(await asked(`?callbackUrl=${encodeURIComponent(text)}`)).toBe(false);
      expect(await asked('', text)).toBe(false);
      expect(await posted(form, `callbackUrl=${encodeURIComponent(text)}`)).toBe(false);
    }
    expect(await asked('?callbackUrl=x&callbackUrl=/studies')).toBe(false);
  });

  it('takes no sign-in that nothing was sent for', async () => {
    const address = HERE.replace('session', 'callback/password');
    expect(await isAuthRequest(new Request(address), [])).toBe(false);
    expect(await isAuthRequest(new Request(address, { method: 'POST' }), [])).toBe(true);
    const back = HERE.replace('session', 'callback/oidc?code=x&state=y');
    expect(await isAuthRequest(new Request(back), [])).toBe(true);
  });

  it('takes no JSON that is none, or no set of values', async () => {
    for (const body of [
      '',
      '{',
      'null',
      '5',
      '[]',
      '"x"',
      '{"callbackUrl":5}',
      '{"callbackUrl":null}',
    ]) {
      expect(await posted('application/json', body)).toBe(false);
    }
  });
});
