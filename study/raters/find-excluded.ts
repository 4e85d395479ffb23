import { excludedRaters } from '#evaluation/votes/results/excluded-raters.ts';
import { inBatches } from '#files/in-batches.ts';
import type { Database } from '#prisma/client.ts';
import type { Study } from '#prisma/generated/client.ts';
import type { Protocol } from '../protocol/protocol.ts';
import { readProtocol } from '../protocol/read-protocol.ts';
import { EARLY_LOOK } from '../results/note-early-look.ts';
import { readCompared } from '../votes/compared.ts';
import { readStoredVotes } from '../votes/stored-vote.ts';
import { rowsOfTrial } from '../votes/vote-rows.ts';
import { workByRater } from './rater-work.ts';
import type { RaterWork } from './rater-work.ts';

/** Raters whose votes are read in one query. */
const RATERS_AT_ONCE = 10;

/**
 * Raters who are done and whom the protocol's rule of exclusion leaves out, as ids of enrolments: their
 * places may be dealt again. That is asked when as many raters have a place as the protocol expects,
 * and not any more once somebody has seen results: who is replaced must not depend on them.
 */
export async function findExcluded(options: {
  db: Database;
  study: Pick<Study, 'id' | 'slug' | 'protocol'>;
}): Promise<Set<string>> {
  const { db, study } = options;
  const protocol = readProtocol(study.protocol);
  const rule = protocol.quality.exclusion;
  if (Object.keys(rule).length === 0) return new Set();
  const placed = await db.enrolment.count({ where: { studyId: study.id, slot: { not: null } } });
  if (placed < protocol.raters.expected) return new Set();
  const looks = await db.deviation.count({ where: { studyId: study.id, kind: EARLY_LOOK } });
  if (looks > 0) return new Set();
  const finished = await db.enrolment.findMany({
    where: { studyId: study.id, state: 'finished', leftAt: null },
    select: { id: true, pseudonym: true },
  });
  const works = await readWorks({ db, study, protocol, raters: finished });
  const excluded = excludedRaters(
    works.map(([rater, work]) => ({ rater, ...work })),
    rule,
  );
  const names = new Set(excluded.map(({ rater }) => rater));
  return new Set(finished.filter(({ pseudonym }) => names.has(pseudonym)).map(({ id }) => id));
}

/** How each of some raters works, by pseudonym. */
async function readWorks(options: {
  db: Database;
  study: Pick<Study, 'id' | 'slug'>;
  protocol: Protocol;
  raters: readonly { id: string }[];
}): Promise<[string, RaterWork][]> {
  const { db, study, protocol, raters } = options;
  const compared = await readCompared(db, study.id);
  // only the rule on pace asks when answers came
  const withMoments = protocol.quality.exclusion.median_response_ms_below !== undefined;
  const reading = { slug: study.slug, compared, onProblem: () => undefined, withMoments };
  const works: [string, RaterWork][] = [];
  for await (const batch of inBatches(raters, RATERS_AT_ONCE)) {
    const votes = await readStoredVotes(
      db,
      batch.map(({ id }) => id),
    );
    const trials = [...Map.groupBy(votes, ({ trialId }) => trialId).values()];
    const rows = trials.flatMap((trial) => [...rowsOfTrial({ ...reading, votes: trial })]);
    works.push(...workByRater(rows, protocol));
  }
  return works;
}
