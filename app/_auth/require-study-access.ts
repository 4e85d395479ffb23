import { notFound } from 'next/navigation';
import type { StudyRight } from '#domain/study-rights.ts';
import type { Prisma } from '#prisma/generated/client.ts';
import { database } from '../_data/database.ts';
import type { Researcher } from './find-researcher.ts';
import { findResearcher } from './find-researcher.ts';
import { requireResearcher } from './require-researcher.ts';
import { nothingHere } from '../_data/nothing-here.ts';
import { findAccessTo, findStudyAccess } from './study-access.ts';
import type { StudyAccess } from './study-access.ts';

export type AuthorisedStudy = StudyAccess & { researcher: Researcher };

/** For pages and actions: the study, or the sign-in page, or the page that nothing is here. */
export async function requireStudyAccess(
  slug: string,
  right: StudyRight,
): Promise<AuthorisedStudy> {
  const researcher = await requireResearcher();
  const access = await findStudyAccess(database(), { slug, userId: researcher.id, right });
  return access ? { ...access, researcher } : notFound();
}

/**
 * For routes: the study of an address.
 *
 * @throws UserError when there is none, or it is not for this caller to see
 */
export async function requireAuthorisedStudy(
  slug: string,
  right: StudyRight,
): Promise<AuthorisedStudy> {
  const researcher = await findResearcher();
  const access =
    researcher && (await findStudyAccess(database(), { slug, userId: researcher.id, right }));
  if (!researcher || !access) throw nothingHere();
  return { ...access, researcher };
}

/**
 * For routes to things of a study, such as a run: a study that has it.
 *
 * @throws UserError when there is none, or it is not for this caller to see
 */
export async function requireAccessTo(
  where: Prisma.StudyWhereInput,
  right: StudyRight,
): Promise<void> {
  const researcher = await findResearcher();
  const access =
    researcher && (await findAccessTo(database(), { where, userId: researcher.id, right }));
  if (!access) throw nothingHere();
}
