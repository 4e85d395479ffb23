import { notFound } from 'next/navigation';
import type { StudyRole } from '#prisma/generated/client.ts';
import { database } from '../_data/database.ts';
import type { Researcher } from './find-researcher.ts';
import { findResearcher } from './find-researcher.ts';
import { requireResearcher } from './require-researcher.ts';
import { findStudyAccess } from './study-access.ts';
import type { StudyAccess } from './study-access.ts';

export type AuthorisedStudy = StudyAccess & { researcher: Researcher };

/** For pages and actions: the study, or the sign-in page, or the page that nothing is here. */
export async function requireStudyAccess(
  slug: string,
  needed: StudyRole,
): Promise<AuthorisedStudy> {
  const researcher = await requireResearcher();
  const access = await findStudyAccess(database(), { slug, userId: researcher.id, needed });
  return access ? { ...access, researcher } : notFound();
}

/** For routes: the study, or null, which they answer with 404. */
export async function findAuthorisedStudy(
  slug: string,
  needed: StudyRole,
): Promise<AuthorisedStudy | null> {
  const researcher = await findResearcher();
  if (!researcher) return null;
  const access = await findStudyAccess(database(), { slug, userId: researcher.id, needed });
  return access && { ...access, researcher };
}
