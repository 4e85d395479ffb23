import { cache } from 'react';
import type { Study } from '#prisma/generated/client.ts';
import { checkFreeze } from '#study/life/check-freeze.ts';
import type { FreezeCheck } from '#study/life/check-freeze.ts';
import { frozenRowsVersion } from '#study/life/frozen-rows-version.ts';
import { database } from './database.ts';
import { keepRecent } from '#domain/keep-recent.ts';

const checks = keepRecent<FreezeCheck>(64);

/**
 * Whether a study still is what was frozen. The check reads and hashes all of its rows; it is made
 * again when any of them was written since.
 */
export const readFreeze = cache(async ({ id }: Pick<Study, 'id'>): Promise<FreezeCheck> => {
  const db = database();
  const version = await frozenRowsVersion(db, id);
  return checks(`${id} ${version}`, async () =>
    // read after the version, as all that the check reads is
    checkFreeze({ db, study: await db.study.findUniqueOrThrow({ where: { id } }) }),
  );
});
