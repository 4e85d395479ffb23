import type { Database } from '#prisma/client.ts';
import type { Study } from '#prisma/generated/client.ts';
import { UserError } from '#domain/user-error.ts';
import { requireStudy } from './require-study.ts';

/**
 * Closes an open study: no vote is taken from here on, and results may be read.
 *
 * @throws UserError when the study is not open
 */
export async function closeStudy(options: {
  db: Database;
  slug: string;
  now: Date;
}): Promise<Study> {
  const { db, slug, now } = options;
  const study = await requireStudy({ db, slug });
  const closed = await db.study.updateMany({
    where: { id: study.id, state: 'open' },
    data: { state: 'closed', closedAt: now },
  });
  if (closed.count === 0) {
    throw new UserError(`study ${slug} is ${study.state}, and only an open study can be closed`, {
      code: 'cannot-close',
    });
  }
  return requireStudy({ db, slug });
}
