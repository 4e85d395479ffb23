import type { Database } from '#prisma/client.ts';
import type { Study } from '#prisma/generated/client.ts';
import { FOREST_KEYS } from '../figures/forest.ts';
import { requireFreeze } from '../life/require-freeze.ts';
import { keptContent, partsKeeper } from './keep-parts.ts';
import { resultParts } from './result-parts.ts';

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
  const content = await keptContent(db, study);
  const keep = partsKeeper({ ...options, content, frozenSha256 });
  const parts = resultParts({ db, study, look: null, keep });
  await parts.table();
  for (const by of FOREST_KEYS) await parts.breakdown(by);
  // the last of them tells that all are there
  await parts.pairs();
}
