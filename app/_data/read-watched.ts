import type { Study } from '#prisma/generated/client.ts';
import { watchStudy } from '#study/monitoring/watch-study.ts';
import type { WatchedStudy } from '#study/monitoring/watch-study.ts';
import type { KeptWorks } from '#study/raters/read-works.ts';
import { database } from './database.ts';
import { keepRecent } from '#domain/keep-recent.ts';

const kept = keepRecent<KeptWorks>(16);

/** How a study comes on. The page asks every few seconds: only raters who did something are read anew. */
export async function readWatched(study: Study): Promise<WatchedStudy> {
  const works = await kept(study.id, () => Promise.resolve<KeptWorks>(new Map()));
  return watchStudy({ db: database(), study, now: new Date(), kept: works });
}
