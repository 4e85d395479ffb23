import { excludedRaters } from '#evaluation/votes/results/excluded-raters.ts';
import { tallyVotes, type VoteTally } from '#evaluation/votes/rows/tally.ts';
import type { ResultTableOptions } from '#evaluation/votes/results/result-table.ts';
import { raterQuality } from '../raters/rater-quality.ts';
import { readStudyVotes, type StudyVotes } from '../votes/read-study-votes.ts';
import { recordDeviation } from '../life/record-deviation.ts';
import { resolveStudy } from '../life/resolve-study.ts';
import type { Database } from '#prisma/client.ts';

/**
 * Tallies the votes of a study in the database, with the names and the analysis its protocol declares.
 * Results of an open study are an early look: that is recorded as a deviation, and listed.
 *
 * @returns also the name of the study when this was an early look
 * @throws UserError when there is no such study
 */
export async function readStudyResult({
  db,
  reference,
  now,
}: {
  db: Database;
  reference: string;
  now: Date;
}): Promise<{ tally: VoteTally; options: ResultTableOptions; lookedEarly: string | null }> {
  const study = await resolveStudy({ db, reference });
  const { slug } = study;
  if (study.state === 'open') {
    await recordDeviation({
      db,
      studyId: study.id,
      kind: 'looked early',
      reason: 'results printed by `onpar table` while the study was open',
      now,
    });
  }
  const votes = await readStudyVotes({ db, slug });
  const tally = tallyVotes(votes.rows);
  const excluded = excludedRaters(
    await raterQuality({ db, slug }),
    votes.protocol.quality.exclusion,
  );
  // a rater without votes is in no table, with or without the rule
  const voted = excluded.filter(({ rater }) => tally.raters.includes(rater));
  return {
    tally,
    options: { ...declaredBy(votes), excluded: voted },
    lookedEarly: study.state === 'open' ? slug : null,
  };
}

function declaredBy({ arms, questions, protocol, deviations }: StudyVotes): ResultTableOptions {
  const { alpha, equivalence_margin: equivalenceMargin, primary, stop } = protocol.analysis;
  return {
    arms,
    questions,
    alpha,
    equivalenceMargin,
    stop,
    ...(primary && { primary }),
    deviations: deviations.map(({ at, kind, reason, detail }) => ({
      at: at.toISOString(),
      kind,
      reason,
      detail,
    })),
  };
}
