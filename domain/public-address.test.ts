import { expect, test } from 'vitest';
import { isLocalAddress, parseBasePath, parsePublicAddress } from './public-address.ts';

test.each([
  ['https://lab.example.org', undefined, 'https://lab.example.org', '', true],
  ['https://lab.example.org/', undefined, 'https://lab.example.org', '', true],
  ['https://lab.example.org/onpar/', undefined, 'https://lab.example.org/onpar', '/onpar', true],
  ['http://lab:8080', 'onpar', 'http://lab:8080/onpar', '/onpar', false],
  ['http://lab/a/b', '/a/b/', 'http://lab/a/b', '/a/b', false],
  ['https://lab.example.org:443', '/', 'https://lab.example.org', '', true],
])('%s with the path %s is reached at %s', (url, path, href, basePath, secure) => {
  expect(parsePublicAddress(url, path)).toMatchObject({ href, basePath, secure });
});

test.each([
  'lab.example.org',
  'ftp://lab.example.org',
  'https://lab.example.org/?a=1',
  'https://lab.example.org/#here',
  'https://me@lab.example.org',
  'https://lab.example.org/%00',
  'javascript:alert(1)',
  '',
])('%s is refused as an address', (url) => {
  expect(() => parsePublicAddress(url)).toThrow(/ONPAR_/);
});

test('two paths that differ are refused', () => {
  expect(() => parsePublicAddress('https://lab/a', '/b')).toThrow(
    'ONPAR_URL says the path /a and ONPAR_BASE_PATH says /b',
  );
});

test.each(['/a b', '/a"b', '/../x?', '/a\n'])('%j is refused as a path', (path) => {
  expect(() => parseBasePath(path)).toThrow('ONPAR_BASE_PATH');
});

test('a path that cannot be is told of the setting that has it', () => {
  expect(() => parsePublicAddress('https://lab.test/a b')).toThrow('ONPAR_URL has the path /a%20b');
});

test('an address that only this machine can open is known as such', () => {
  const local = ['http://localhost:3000', 'http://127.0.0.1:1/x', 'http://[::1]:9', 'nonsense'];
  expect(local.map(isLocalAddress)).toEqual([true, true, true, true]);
  expect(isLocalAddress('https://127.example.org')).toBe(false);
  expect(isLocalAddress('http://192.168.1.5:3000')).toBe(false);
});
