import { excludedRaters } from '#evaluation/votes/results/excluded-raters.ts';
import { tallyVotes, type VoteTally } from '#evaluation/votes/rows/tally.ts';
import type { ResultTableOptions } from '#evaluation/votes/results/result-table.ts';
import { raterQuality } from '../raters/rater-quality.ts';
import { readStudyVotes, type StudyVotes } from '../votes/read-study-votes.ts';
import { recordDeviation } from '../life/record-deviation.ts';
import { resolveStudy } from '../life/resolve-study.ts';
import { withDatabase } from '#cli/processes/database.ts';
import { say } from '#cli/console/output.ts';

/**
 * Tallies the votes of a study in the database, with the names and the analysis its protocol declares.
 * Results of an open study are an early look: that is recorded as a deviation, and listed.
 *
 * @throws UserError when there is no such study
 */
export async function tallyStudyVotes(
  reference: string,
): Promise<{ tally: VoteTally; options: ResultTableOptions }> {
  const votes = await withDatabase(async (db) => {
    const study = await resolveStudy({ db, reference });
    if (study.state === 'open') {
      await recordDeviation({
        db,
        studyId: study.id,
        kind: 'looked early',
        reason: 'results printed by `onpar table` while the study was open',
        now: new Date(),
      });
      say(`Note: study ${study.slug} is still open; this look is recorded as a deviation.`);
    }
    const { slug } = study;
    return { ...(await readStudyVotes({ db, slug })), quality: await raterQuality({ db, slug }) };
  });
  const tally = tallyVotes(votes.rows);
  const excluded = excludedRaters(votes.quality, votes.protocol.quality.exclusion);
  // a rater without votes is in no table, with or without the rule
  const voted = excluded.filter(({ rater }) => tally.raters.includes(rater));
  return { tally, options: { ...declaredBy(votes), excluded: voted } };
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
