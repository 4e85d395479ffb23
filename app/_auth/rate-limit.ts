import { listed } from '#domain/listed.ts';
export type RateLimit = {
  /** counts an attempt; false when there were too many within the window */
  allow: (key: string, now: number) => boolean;
  /** forgets the attempts of a key, after one that succeeded */
  reset: (key: string) => void;
};

/**
 * At most `limit` attempts for each key within `windowMs`, counted in this process. Remembers at
 * most `maxKeys` keys; when there are more, the oldest are forgotten.
 */
export function createRateLimit({
  limit,
  windowMs,
  maxKeys = 10_000,
}: {
  limit: number;
  windowMs: number;
  maxKeys?: number;
}): RateLimit {
  const attempts = new Map<string, number[]>();
  return {
    allow: (key, now) => {
      const recent = listed(attempts, key).filter((at) => at > now - windowMs);
      const allowed = recent.length < limit;
      if (allowed) recent.push(now);
      attempts.delete(key);
      attempts.set(key, recent);
      const oldest = attempts.keys().next();
      if (attempts.size > maxKeys && oldest.done === false) attempts.delete(oldest.value);
      return allowed;
    },
    reset: (key) => {
      attempts.delete(key);
    },
  };
}
