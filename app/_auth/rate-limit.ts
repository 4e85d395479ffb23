import { createHash } from 'node:crypto';
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { RateLimiterAbstract } from 'rate-limiter-flexible';
import { poolOf } from '#prisma/client.ts';
import type { Database } from '#prisma/client.ts';
import { database } from '../_data/database.ts';

export type RateLimit = {
  /** counts an attempt; false when there were too many within the window */
  allow: (key: string) => Promise<boolean>;
  /** forgets the attempts of a key, after one that succeeded */
  reset: (key: string) => Promise<void>;
  /** whether the next attempt would be refused; counts none */
  isSpent: (key: string) => Promise<boolean>;
};

type Window = { limit: number; windowMs: number };

/**
 * At most `limit` attempts for each key within `windowMs` from the first of them, counted in the
 * database for all web processes together. What is kept of a key is its hash: it may be an address.
 *
 * @param name what is limited; each limit has its own
 */
export function limitTogether(
  name: string,
  window: Window,
  connect: () => Database = database,
): RateLimit {
  let kept: RateLimiterPostgres | undefined;
  return limitBy(async () => {
    const { pool } = await poolOf(connect());
    kept ??= new RateLimiterPostgres({
      ...{ storeClient: pool, storeType: 'pool', tableName: 'AttemptCount', tableCreated: true },
      ...{ keyPrefix: name, ...inWindow(window) },
    });
    return kept;
  });
}

/** The same, counted in this process alone: for what protects the process itself. */
export function limitHere(window: Window): RateLimit {
  const limiter = new RateLimiterMemory(inWindow(window));
  return limitBy(() => Promise.resolve(limiter));
}

function inWindow({ limit, windowMs }: Window): { points: number; duration: number } {
  return { points: limit, duration: windowMs / 1000 };
}

function limitBy(limiter: () => Promise<RateLimiterAbstract>): RateLimit {
  return {
    allow: async (key) => {
      try {
        await (await limiter()).consume(hashOf(key));
        return true;
      } catch (refused) {
        if (refused instanceof RateLimiterRes) return false;
        throw refused;
      }
    },
    reset: async (key) => {
      await (await limiter()).delete(hashOf(key));
    },
    isSpent: async (key) => {
      const known = await (await limiter()).get(hashOf(key));
      return known !== null && known.remainingPoints <= 0;
    },
  };
}

function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('base64url');
}
