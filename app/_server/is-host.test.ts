import { expect, test } from 'vitest';
import { isHost } from './is-host.ts';

test('takes names and numbers of hosts, with and without a port', () => {
  for (const host of ['localhost:3000', 'onpar.example.org', '127.0.0.1', '[::1]:80']) {
    expect(isHost(host)).toBe(true);
  }
});

test('takes nothing that no URL can have for a host', () => {
  for (const text of ['', '%ff', '[1]', 'a b', 'x:99999', 'x:y', '/x', '@', 'a/b', 'a?b', 'a#b']) {
    expect(isHost(text)).toBe(false);
  }
});
