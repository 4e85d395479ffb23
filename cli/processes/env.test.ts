import { describe, expect, it } from 'vitest';
import { readCliEnv } from './env.ts';

describe('the address of the database', () => {
  it.each(['postgresql://u:p@host/onpar', 'postgres:///onpar?host=/run/postgresql'])(
    'may be %s',
    (url) => {
      expect(readCliEnv({ NODE_ENV: 'test', DATABASE_URL: url }).databaseUrl).toBe(url);
    },
  );

  it.each([undefined, ''])('is none where it is %j', (url) => {
    expect(readCliEnv({ NODE_ENV: 'test', DATABASE_URL: url }).databaseUrl).toBeUndefined();
  });

  it.each(['mysql://u:secret@host/onpar', 'u:secret@host/onpar', 'secret', '/var/lib/secret'])(
    'is refused where it is %s, without being repeated',
    (url) => {
      const read = (): unknown => readCliEnv({ NODE_ENV: 'test', DATABASE_URL: url });
      expect(read).toThrow('DATABASE_URL is no address of a PostgreSQL');
      expect(read).not.toThrow('secret');
    },
  );
});
