import type { Database } from '#prisma/client.ts';
import type { Study } from '#prisma/generated/client.ts';
import { brokenStudy } from './broken-study.ts';
import { listStudies } from './list-studies.ts';
import { studyStatus } from './study-status.ts';
import type { StudyStatus } from './study-status.ts';

/** A study in a list: how far it is, or why that cannot be told. */
export type ListedStudy = { study: Study } & (
  { status: StudyStatus; broken: null } | { status: null; broken: string }
);

/**
 * How far each study is, the newest first; with `userId`, each of which this researcher is a member.
 * A study that cannot be read says so, and the others are told all the same.
 */
export async function listStatuses(options: {
  db: Database;
  userId?: string;
}): Promise<ListedStudy[]> {
  const { db } = options;
  const studies = await listStudies(options);
  return Promise.all(
    studies.map(async (study) => {
      const broken = brokenStudy(study);
      if (broken !== null) return { study, status: null, broken };
      return { study, status: await studyStatus({ db, slug: study.slug }), broken };
    }),
  );
}
