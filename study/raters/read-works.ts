import { inRuns } from '#domain/in-runs.ts';
import { inBatches } from '#files/in-batches.ts';
import { present } from '#domain/present.ts';
import { sha256Of } from '#files/sha256-of.ts';
import type { Database } from '#prisma/client.ts';
import { rowVersion } from '#prisma/row-version.ts';
import type { Protocol } from '../protocol/protocol.ts';
import { readCompared } from '../votes/compared.ts';
import { readStoredVotes } from '../votes/stored-vote.ts';
import { rowsOfTrial } from '../votes/vote-rows.ts';
import { workOf } from './rater-work.ts';
import type { RaterWork } from './rater-work.ts';

/** Raters whose votes are read in one query. */
const RATERS_AT_ONCE = 10;

/** Works of one study that were read before, by the id of the enrolment, each with what it was made of. */
export type KeptWorks = Map<string, KeptWork>;

type KeptWork = { version: string; work: RaterWork };

/**
 * How each rater of a study works, by the id of the enrolment. The votes of a rater are read anew only
 * where a row of them was written since; one without votes is not there.
 *
 * @param options.raters only these
 * @param options.kept works that were read before; it is brought up to date
 */
export async function readWorks(options: {
  db: Database;
  study: { id: string; slug: string };
  protocol: Protocol;
  raters?: ReadonlySet<string>;
  kept?: KeptWorks;
}): Promise<Map<string, RaterWork>> {
  const { db, study, protocol, raters, kept = new Map<string, KeptWork>() } = options;
  const all = await versionsOf(db, study.id, protocol);
  for (const id of kept.keys()) if (!all.has(id)) kept.delete(id);
  const versions = new Map([...all].filter(([id]) => raters === undefined || raters.has(id)));
  const stale = [...versions].filter(([id, version]) => kept.get(id)?.version !== version);
  for await (const works of worksOf({ ...options, raters: stale.map(([id]) => id) }))
    for (const [id, work] of works)
      kept.set(id, { version: present(versions.get(id), 'the version of votes'), work });
  return new Map([...versions.keys()].map((id) => [id, present(kept.get(id), 'a work').work]));
}

/** What the rows of each rater with votes were last written as, beside the protocol. */
async function versionsOf(
  db: Database,
  studyId: string,
  protocol: Protocol,
): Promise<Map<string, string>> {
  const rows = await db.$queryRaw<{ id: string; version: string }[]>`
    SELECT e."id", concat_ws(' ', pg_postmaster_start_time(), count(*), ${rowVersion('e')},
      sum(${rowVersion('v')}), sum(${rowVersion('t')})) AS version
    FROM "Enrolment" e JOIN "Trial" t ON t."enrolmentId" = e."id" JOIN "Vote" v ON v."trialId" = t."id"
    WHERE e."studyId" = ${studyId} GROUP BY e."id"`;
  const declared = sha256Of(JSON.stringify(protocol));
  return new Map(rows.map(({ id, version }) => [id, `${version} ${declared}`]));
}

async function* worksOf(options: {
  db: Database;
  study: { id: string; slug: string };
  protocol: Protocol;
  raters: readonly string[];
}): AsyncGenerator<[string, RaterWork][]> {
  const { db, study, protocol, raters } = options;
  if (raters.length === 0) return;
  const compared = await readCompared(db, study.id);
  const reading = { slug: study.slug, compared, onProblem: () => undefined, withMoments: true };
  for await (const batch of inBatches(raters, RATERS_AT_ONCE)) {
    const votes = await readStoredVotes(db, batch);
    const byRater = Map.groupBy(votes, ({ enrolmentId }) => enrolmentId);
    yield batch.map((id) => {
      const own = present(byRater.get(id), 'the votes of a rater with votes');
      const trials = inRuns(own, ({ trialId }) => trialId);
      const rows = trials.flatMap((trial) => [...rowsOfTrial({ ...reading, votes: trial })]);
      return [id, workOf(rows, protocol)];
    });
  }
}
