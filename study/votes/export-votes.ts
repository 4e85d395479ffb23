import type { VoteRow } from '#domain/vote-row.ts';
import type { Database } from '#prisma/client.ts';
import { requireStudy } from '../life/require-study.ts';
import { readCompared } from './compared.ts';
import { readStoredVotes } from './stored-vote.ts';
import { rowsOfTrial } from './vote-rows.ts';

/** Raters whose votes are read in one query: few round trips, and bounded memory for a large study. */
const RATERS_AT_ONCE = 50;

/**
 * Every vote of a study, by rater, order in the session, question and revision. Reads some raters at
 * a time, so that it takes no more memory for a large study. Votes of a trial whose report stands are
 * followed by a revision that takes them back, at the time of the report.
 *
 * @param onProblem is told, in a sentence, of each stored vote that cannot be exported as it is; the
 *   others are exported all the same
 * @throws UserError when there is no such study
 */
export async function* exportVotes(options: {
  db: Database;
  slug: string;
  onProblem?: (problem: string) => void;
}): AsyncGenerator<VoteRow> {
  const { db, slug, onProblem = () => undefined } = options;
  const study = await requireStudy({ db, slug });
  const compared = await readCompared(db, study.id);
  const enrolments = await db.enrolment.findMany({
    where: { studyId: study.id },
    orderBy: { pseudonym: 'asc' },
    select: { id: true },
  });
  for (let start = 0; start < enrolments.length; start += RATERS_AT_ONCE) {
    const ids = enrolments.slice(start, start + RATERS_AT_ONCE).map(({ id }) => id);
    // the votes of a trial follow one another
    const votes = await readStoredVotes(db, ids);
    for (const trial of Map.groupBy(votes, ({ trialId }) => trialId).values()) {
      yield* rowsOfTrial({ slug, votes: trial, compared, onProblem });
    }
  }
}
