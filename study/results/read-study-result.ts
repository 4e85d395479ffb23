import { excludedRaters } from '#evaluation/votes/results/excluded-raters.ts';
import { resultTableOf } from '#evaluation/votes/results/result-table.ts';
import type { ResultTableOptions } from '#evaluation/votes/results/result-table.ts';
import type { PlannedLook, ResultTable } from '#evaluation/votes/results/result-table-shape.ts';
import { firstVotes } from '#evaluation/votes/rows/first-votes.ts';
import { tallyVotes } from '#evaluation/votes/rows/tally.ts';
import type { VoteTally } from '#evaluation/votes/rows/tally.ts';
import type { Database } from '#prisma/client.ts';
import type { Study } from '#prisma/generated/client.ts';
import type { Protocol } from '../protocol/protocol.ts';
import { readProtocol } from '../protocol/read-protocol.ts';
import { raterQuality } from '../raters/rater-quality.ts';
import { exportVotesByRaters } from '../votes/export-votes-by-raters.ts';
import { faultWarnings, voteFaults } from '../votes/vote-faults.ts';
import { gatherVoteProblems } from '../votes/vote-problems.ts';

/** The votes of a study as its result reads them, with all that its protocol declares of the analysis. */
export type StudyResult = {
  tally: VoteTally;
  declared: ResultTableOptions;
};

/** What whoever asks may choose over what the protocol declares. */
export type ResultChoices = Omit<
  ResultTableOptions,
  'deviations' | 'excluded' | 'faults' | 'look' | 'stop'
>;

/**
 * Reads what the result of a study is made of, but for its deviations. Whether it may be read now is
 * asked of `readResultAccess`, and whether the study is what was frozen of `requireFreeze`.
 *
 * @param options.look the planned look that is read; null for all votes
 */
export async function readStudyResult(options: {
  db: Database;
  study: Pick<Study, 'id' | 'slug' | 'protocol'>;
  look: PlannedLook | null;
}): Promise<StudyResult> {
  const { db, study, look } = options;
  const { slug } = study;
  const protocol = readProtocol(study.protocol);
  const problems = gatherVoteProblems();
  // only a planned look asks when votes came in
  const withMoments = look !== null;
  const exported = exportVotesByRaters({ db, slug, onProblem: problems.add, withMoments });
  const [read, faults] = await Promise.all([
    Array.fromAsync(exported),
    voteFaults({ db, studyId: study.id }),
  ]);
  const rows = read.flat();
  const tally = tallyVotes(look === null ? rows : firstVotes(rows, look.votes));
  const hasRule = Object.keys(protocol.quality.exclusion).length > 0;
  const records = hasRule ? await raterQuality({ db, slug }) : [];
  // a rater without votes is in no table, with or without the rule
  const excluded = excludedRaters(records, protocol.quality.exclusion).filter(({ rater }) =>
    tally.raters.includes(rater),
  );
  const told = [...faultWarnings(faults), ...problems.list()];
  return { tally, declared: { ...declaredBy(protocol), excluded, faults: told, look } };
}

/**
 * The result table of a study: the one that the command line prints, the page shows and the files hold.
 *
 * @throws UserError when there is no vote, or a choice names what is not there
 */
export function studyResultTable(
  { tally, declared }: StudyResult,
  choices: ResultChoices & Pick<ResultTableOptions, 'deviations'>,
): ResultTable {
  return resultTableOf(tally, { ...declared, ...choices });
}

function declaredBy({ arms, questions, analysis }: Protocol): ResultTableOptions {
  const { alpha, equivalence_margin: equivalenceMargin, primary, stop } = analysis;
  return {
    arms: arms.map(({ key, label }) => ({ key, label })),
    questions: questions.map(({ id, title }) => ({ id, title })),
    alpha,
    equivalenceMargin,
    stop,
    ...(primary && { primary }),
  };
}
