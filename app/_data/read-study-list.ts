import { listStatuses } from '#study/life/list-statuses.ts';
import type { ListedStudy } from '#study/life/list-statuses.ts';
import { database } from './database.ts';

/** How far each study of a researcher is, the newest first; a broken one says why. */
export async function readStudyList(userId: string): Promise<ListedStudy[]> {
  return listStatuses({ db: database(), userId });
}
