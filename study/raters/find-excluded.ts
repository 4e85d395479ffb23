import { excludedRaters } from '#evaluation/votes/results/excluded-raters.ts';
import type { Database } from '#prisma/client.ts';
import type { Study } from '#prisma/generated/client.ts';
import { readProtocol } from '../protocol/read-protocol.ts';
import { EARLY_LOOK } from '../results/note-early-look.ts';
import { readWorks } from './read-works.ts';
import type { KeptWorks } from './read-works.ts';

/**
 * Raters who are done and whom the protocol's rule of exclusion leaves out, as ids of enrolments: their
 * places may be dealt again. That is asked when as many raters have a place as the protocol expects,
 * and not any more once somebody has seen results: who is replaced must not depend on them.
 */
export async function findExcluded(options: {
  db: Database;
  study: Pick<Study, 'id' | 'slug' | 'protocol'>;
  /** works that were read before, for who asks again and again */
  kept?: KeptWorks;
}): Promise<Set<string>> {
  const { db, study, kept } = options;
  const protocol = readProtocol(study.protocol);
  const rule = protocol.quality.exclusion;
  if (Object.keys(rule).length === 0) return new Set();
  const placed = await db.enrolment.count({ where: { studyId: study.id, slot: { not: null } } });
  if (placed < protocol.raters.expected) return new Set();
  const looks = await db.deviation.count({ where: { studyId: study.id, kind: EARLY_LOOK } });
  if (looks > 0) return new Set();
  const finished = await db.enrolment.findMany({
    where: { studyId: study.id, state: 'finished', leftAt: null },
    select: { id: true },
  });
  const raters = new Set(finished.map(({ id }) => id));
  const works = await readWorks({ db, study, protocol, raters, ...(kept && { kept }) });
  const records = [...works].map(([rater, work]) => ({ rater, ...work }));
  return new Set(excludedRaters(records, rule).map(({ rater }) => rater));
}
