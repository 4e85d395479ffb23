import { cache } from 'react';
import type { Study } from '#prisma/generated/client.ts';
import { checkFreeze } from '#study/life/check-freeze.ts';
import type { FreezeCheck } from '#study/life/check-freeze.ts';
import { database } from './database.ts';

/** Whether a study still is what was frozen, made again once for each request. */
export const readFreeze = cache((study: Study): Promise<FreezeCheck> =>
  checkFreeze({ db: database(), study }),
);
