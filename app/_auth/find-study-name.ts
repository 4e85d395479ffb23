import { database } from '../_data/database.ts';
import { findResearcher } from './find-researcher.ts';
import { findStudyAccess } from './study-access.ts';

/**
 * The name of a study, for the titles of its pages; null where there is none, or none that this person may
 * see. A title fails for neither: the page itself says it, and has a title all the same.
 */
export async function findStudyName(slug: string): Promise<string | null> {
  const researcher = await findResearcher();
  if (!researcher) return null;
  const access = await findStudyAccess(database(), { slug, userId: researcher.id, right: 'see' });
  return access && access.study.name;
}
