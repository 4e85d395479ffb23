import type { Logger } from 'pino';
import { UserError } from '#domain/user-error.ts';
import type { Database } from '#prisma/client.ts';
import type { Study } from '#prisma/generated/client.ts';
import { FOREST_KEYS } from '../figures/forest.ts';
import { requireFreeze } from '../life/require-freeze.ts';
import { partsKeeper } from './keep-parts.ts';
import { PAIRS_PART, resultParts } from './result-parts.ts';

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

/**
 * Makes the parts of one closed study's result that its page shows, and keeps them.
 *
 * @throws UserError when the study is not what was frozen, or has no votes
 */
export async function makeResultAhead(options: {
  db: Database;
  study: Study;
  program: string;
}): Promise<void> {
  const { db, study } = options;
  const { now_sha256: frozenSha256 } = await requireFreeze({ db, study });
  const keep = await partsKeeper({ ...options, frozenSha256 });
  const parts = resultParts({ db, study, look: null, keep });
  await parts.table();
  for (const by of FOREST_KEYS) await parts.breakdown(by);
  // the last of them tells that all are there
  await parts.pairs();
}
