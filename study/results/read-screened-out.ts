import { present } from '#domain/present.ts';
import type { Database } from '#prisma/client.ts';

/** A rater whose part practice or a declared limit ended, and why, as results tell it. */
export type ScreenedOut = { rater: string; reason: string };

/** The raters of a study who were screened out, by name. */
export async function readScreenedOut(options: {
  db: Database;
  studyId: string;
}): Promise<ScreenedOut[]> {
  const { db, studyId } = options;
  const raters = await db.enrolment.findMany({
    where: { studyId, screenedOut: { not: null } },
    orderBy: { pseudonym: 'asc' },
    select: { pseudonym: true, screenedOut: true },
  });
  return raters.map(({ pseudonym, screenedOut }) => ({
    rater: pseudonym,
    reason: present(screenedOut, 'why a rater was screened out'),
  }));
}
