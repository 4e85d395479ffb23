import type { Logger } from 'pino';
import { UserError } from '#domain/user-error.ts';
import type { Database } from '#prisma/client.ts';
import { PAIRS_PART } from './pairs-part.ts';

/** How soon a study that was closed, or imported, is looked at. */
const LOOK_EVERY_MS = 3000;

type Ahead = { db: Database; log: Logger; program: string };

/**
 * Makes what the results page of each closed study shows, before anybody opens it, until stopped: with
 * many votes that takes seconds. What has no result is left to the page, which says why.
 */
export function makeResultsAhead(options: Ahead): { stop: () => Promise<void> } {
  const { log } = options;
  const shutdown = new AbortController();
  const passedOver = new Set<string>();
  let working: Promise<void> | undefined;
  const look = (): void => {
    working ??= makeWaiting(options, passedOver, shutdown.signal)
      .catch((error: unknown) => log.error({ error }, 'could not make results ahead'))
      .finally(() => (working = undefined));
  };
  look();
  const timer = setInterval(look, LOOK_EVERY_MS);
  return {
    stop: async () => {
      clearInterval(timer);
      shutdown.abort();
      await working;
    },
  };
}

async function makeWaiting(
  { db, log, program }: Ahead,
  passedOver: Set<string>,
  shutdown: AbortSignal,
): Promise<void> {
  const waiting = await db.study.findMany({
    where: {
      state: 'closed',
      id: { notIn: [...passedOver] },
      keptResults: { none: { part: PAIRS_PART, program } },
    },
    orderBy: { closedAt: 'desc' },
  });
  if (waiting.length === 0) return;
  // the statistics, which a worker without closed studies never needs
  const { makeResultAhead } = await import('./make-result-ahead.ts');
  for (const study of waiting) {
    if (shutdown.aborted) return;
    // until this process ends; the page makes it when that has changed
    passedOver.add(study.id);
    try {
      await makeResultAhead({ db, study, program });
      log.info({ study: study.slug }, 'result made ahead');
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      log.info({ study: study.slug, why: error.message }, 'no result to make ahead');
    }
  }
}
