import type { Database } from '#prisma/client.ts';
import type { Study } from '#prisma/generated/client.ts';
import { faultWarnings, voteFaults } from '../votes/vote-faults.ts';
import { gatherVoteProblems } from '../votes/vote-problems.ts';
import { votesCsvChunks } from '../votes/votes-csv-chunks.ts';
import { noteEarlyLook } from './note-early-look.ts';
import { readResultAccess } from './read-result-access.ts';

/** What was given out, once it has been. */
export type ShownVotes = { votes: number; lookedEarly: boolean; warnings: string[] };

/**
 * A study's votes.csv for somebody at the command line, chunk by chunk. Votes of an open study are an
 * early look unless the protocol's rule allows it; it is noted once, before the first vote is given.
 *
 * @param shown is kept up to date with what was given
 */
export async function* showStudyVotes(options: {
  db: Database;
  study: Study;
  now: Date;
  shown: ShownVotes;
}): AsyncGenerator<string> {
  const { db, study, now, shown } = options;
  const access = await readResultAccess({ db, study, reading: 'votes' });
  const beforeVotes = async (votes: number): Promise<void> => {
    shown.votes += votes;
    if (access.free || shown.lookedEarly) return;
    const where = { db, studyId: study.id, now };
    await noteEarlyLook({ ...where, reading: 'votes', door: 'onpar votes export' });
    shown.lookedEarly = true;
  };
  const problems = gatherVoteProblems();
  yield* votesCsvChunks({ db, slug: study.slug, beforeVotes, onProblem: problems.add });
  const faults = faultWarnings(await voteFaults({ db, studyId: study.id }));
  shown.warnings = [...faults, ...problems.list()];
}
