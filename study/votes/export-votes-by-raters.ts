import { inRuns } from '#domain/in-runs.ts';
import { inBatches } from '#files/in-batches.ts';
import { readAhead } from '#files/read-ahead.ts';
import type { VoteRow } from '#domain/vote-row.ts';
import type { Database } from '#prisma/client.ts';
import { importedRowsOf } from '../imports/imported-rows-of.ts';
import { requireStudy } from '../life/require-study.ts';
import { readCompared } from './compared.ts';
import { readStoredVotes } from './stored-vote.ts';
import { rowsOfTrial } from './vote-rows.ts';

/** Raters whose votes are read in one query: few round trips, and bounded memory for a large study. */
const RATERS_AT_ONCE = 10;

export type ExportedVotes = {
  db: Database;
  slug: string;
  /**
   * is told, in a sentence, of each stored vote that cannot be exported as it is; the others are
   * exported all the same
   */
  onProblem?: (problem: string) => void;
  /** false leaves the cells of moments empty, for what does not read them */
  withMoments?: boolean;
};

/**
 * Every vote of a study, some raters at a time, by rater, order in the session, question and revision;
 * the next raters are read while these are worked on. Votes of a trial whose report stands are followed
 * by a revision that takes them back, at the time of the report.
 *
 * @throws UserError when there is no such study
 */
export async function* exportVotesByRaters(options: ExportedVotes): AsyncGenerator<VoteRow[]> {
  const { db, slug, onProblem = () => undefined, withMoments = true } = options;
  const study = await requireStudy({ db, slug });
  if (study.origin !== null) {
    yield* importedRowsOf(db, study, onProblem);
    return;
  }
  const compared = await readCompared(db, study.id);
  const enrolments = await db.enrolment.findMany({
    where: { studyId: study.id },
    orderBy: { pseudonym: 'asc' },
    select: { id: true },
  });
  const batches = await Array.fromAsync(inBatches(enrolments, RATERS_AT_ONCE));
  const readings = batches.map(
    (raters) => () =>
      readStoredVotes(
        db,
        raters.map(({ id }) => id),
      ),
  );
  for await (const votes of readAhead(readings)) {
    const trials = inRuns(votes, ({ trialId }) => trialId);
    const rows: VoteRow[] = [];
    for (const trial of trials) {
      rows.push(...rowsOfTrial({ slug, votes: trial, compared, onProblem, withMoments }));
    }
    yield rows;
  }
}
