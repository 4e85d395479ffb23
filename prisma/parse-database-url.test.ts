import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { parseDatabaseUrl } from './parse-database-url.ts';

const BASE = 'postgresql://u:secret@db.example.org/onpar';
const FILE = fileURLToPath(import.meta.url);

/** What the driver makes of TLS in an address. */
function tlsOf(settings: string): unknown {
  const { connectionParameters } = new pg.Client(parseDatabaseUrl(`${BASE}?${settings}`)) as {
    connectionParameters?: { ssl?: unknown };
  };
  return connectionParameters?.ssl;
}

describe('parseDatabaseUrl', () => {
  it('leaves an address without sslmode as it is', () => {
    expect(parseDatabaseUrl(undefined)).toBeUndefined();
    expect(parseDatabaseUrl('')).toBeUndefined();
    for (const url of [BASE, `${BASE}?application_name=a`]) expect(parseDatabaseUrl(url)).toBe(url);
  });

  it.each([
    ['sslmode=disable', false],
    ['sslmode=require', { rejectUnauthorized: false }],
    ['sslmode=prefer', { rejectUnauthorized: false }],
    ['sslmode=no-verify', { rejectUnauthorized: false }],
    ['sslmode=verify-full', {}],
    [`sslmode=verify-full&sslrootcert=${FILE}`, { ca: expect.any(String) }],
    [
      `sslmode=verify-ca&sslrootcert=${FILE}`,
      { ca: expect.any(String), checkServerIdentity: expect.any(Function) },
    ],
  ])('means by %s what PostgreSQL means', (settings, tls) => {
    expect(tlsOf(settings)).toEqual(tls);
  });

  it.each([
    ['sslmode=requir', 'has sslmode=requir: write disable, prefer, require,'],
    ['sslmode=allow', 'has sslmode=allow: write'],
    ['sslmode=', 'has sslmode=: write'],
    ['sslmode=verify-ca', 'without sslrootcert'],
    ['sslmode=verify-full&sslrootcert=/nowhere.pem', 'names /nowhere.pem as sslrootcert, which'],
  ])('refuses %s, without the password', (settings, words) => {
    const parse = () => parseDatabaseUrl(`${BASE}?${settings}`);
    expect(parse).toThrow(words);
    expect(parse).not.toThrow('secret');
  });
});
