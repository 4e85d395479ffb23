import type { Database } from '#prisma/client.ts';
import { UserError } from '#domain/user-error.ts';
import { checkFreeze } from './check-freeze.ts';
import type { FreezeCheck } from './check-freeze.ts';
import { freezeStudy } from './freeze-study.ts';
import { frozenTextOf } from './frozen-text-of.ts';
import { isFrozen } from './is-frozen.ts';
import { requireStudy } from './require-study.ts';

/** The frozen document of a study: text whose sha256 is the hash that was stamped. */
export type FrozenDocument = { slug: string; text: string; check: FreezeCheck };

/**
 * Reads the frozen document of a study, and checks whether the study still is what it says.
 *
 * @throws UserError when there is no such study, it has not opened, or the document is lost
 */
export async function frozenDocument(options: {
  db: Database;
  slug: string;
}): Promise<FrozenDocument> {
  const { db, slug } = options;
  const study = await requireStudy({ db, slug });
  if (!isFrozen(study)) {
    throw new UserError(`study ${slug} is not frozen yet: its document is made when it opens`, {
      code: 'not-frozen',
    });
  }
  const [now, deviations, check] = await Promise.all([
    freezeStudy({ db, studyId: study.id }),
    db.deviation.findMany({ where: { studyId: study.id } }),
    checkFreeze({ db, study }),
  ]);
  const text = frozenTextOf({ ...study, now: now.document, deviations });
  if (text !== null) return { slug, text, check };
  throw new UserError(
    `no document of study ${slug} with the hash that was stamped is kept, and the study is no longer what was frozen, so that it cannot be made again`,
    { code: 'frozen-differs' },
  );
}
