import { notFound } from 'next/navigation';
import type { Enrolment, Study } from '#prisma/generated/client.ts';
import { database } from './database.ts';

/** The rater of this name in a study; the page that nothing is here, where there is none. */
export async function findRaterOfStudy(study: Study, pseudonym: string): Promise<Enrolment> {
  const found = await database().enrolment.findUnique({
    where: { studyId_pseudonym: { studyId: study.id, pseudonym } },
  });
  return found ?? notFound();
}
