import type { Database } from '#prisma/client.ts';
import type { Enrolment } from '#prisma/generated/client.ts';
import { UserError } from '#domain/user-error.ts';

/**
 * The enrolment of a rater in a study, by the name that the rater has in exports.
 *
 * @throws UserError when the study has no such rater
 */
export async function findRater(options: {
  db: Database;
  study: { id: string; slug: string };
  pseudonym: string;
}): Promise<Enrolment> {
  const { db, study, pseudonym } = options;
  const found = await db.enrolment.findFirst({ where: { studyId: study.id, pseudonym } });
  if (found) return found;
  throw new UserError(
    `the study ${study.slug} has no rater ${pseudonym}: give the name that the column "rater" of votes.csv has`,
    { code: 'unknown-rater' },
  );
}
