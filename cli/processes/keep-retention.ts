import type { Logger } from 'pino';
import type { Database } from '#prisma/client.ts';
import { eraseExpired } from '#study/raters/erase-expired.ts';

const HOUR_MS = 60 * 60 * 1000;

/**
 * Erases key tables whose time has come, now and every hour. What fails is logged and tried again in an
 * hour: the database may be away.
 */
export function keepRetention(options: { db: Database; log: Logger; now: () => Date }): {
  stop: () => void;
} {
  const { db, log, now } = options;
  const look = (): void => {
    eraseExpired({ db, now: now() }).then(
      (erased) => {
        for (const { study, raters } of erased) log.info({ study, raters }, 'key table erased');
      },
      (error: unknown) => log.error({ error }, 'key tables not looked at'),
    );
  };
  look();
  const timer = setInterval(look, HOUR_MS);
  return { stop: () => clearInterval(timer) };
}
