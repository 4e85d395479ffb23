import { excludedRaters } from '#evaluation/votes/results/excluded-raters.ts';
import { resultTableOf } from '#evaluation/votes/results/result-table.ts';
import type { BreakdownKey, ResultTable } from '#evaluation/votes/results/result-table-shape.ts';
import { tallyVotes } from '#evaluation/votes/rows/tally.ts';
import type { Study } from '#prisma/generated/client.ts';
import { raterQuality } from '#study/raters/rater-quality.ts';
import { readStudyVotes } from '#study/votes/read-study-votes.ts';
import { database } from './database.ts';

const keep = 16;
const made = new Map<string, Promise<ResultTable>>();

/**
 * The result table of a study as its protocol declares it, with a table for each part of the votes
 * when `by` is given. Votes are only ever added, so their number tells whether a table that was made
 * before still holds.
 *
 * @throws UserError when there is no vote yet
 */
export async function readResults(study: Study, by?: BreakdownKey): Promise<ResultTable> {
  const db = database();
  const [votes, deviations] = await Promise.all([
    db.vote.count({ where: { trial: { enrolment: { studyId: study.id } } } }),
    db.deviation.count({ where: { studyId: study.id } }),
  ]);
  const key = [study.id, by ?? 'whole', votes, deviations].join(' ');
  const known = made.get(key);
  if (known) return known;
  const table = makeTable(study.slug, by);
  made.set(key, table);
  table.catch(() => made.delete(key));
  const oldest = made.keys().next();
  if (made.size > keep && oldest.done === false) made.delete(oldest.value);
  return table;
}

async function makeTable(slug: string, by: BreakdownKey | undefined): Promise<ResultTable> {
  const db = database();
  const votes = await readStudyVotes({ db, slug });
  const tally = tallyVotes(votes.rows);
  const { analysis, quality: rules } = votes.protocol;
  const hasRule = Object.keys(rules.exclusion).length > 0;
  const records = hasRule ? await raterQuality({ db, slug }) : [];
  // a rater without votes is in no table, with or without the rule
  const excluded = excludedRaters(records, rules.exclusion).filter(({ rater }) =>
    tally.raters.includes(rater),
  );
  return resultTableOf(tally, {
    arms: votes.arms,
    questions: votes.questions,
    alpha: analysis.alpha,
    equivalenceMargin: analysis.equivalence_margin,
    excluded,
    ...(by && { by }),
    ...(analysis.primary && { primary: analysis.primary }),
    deviations: votes.deviations.map(({ at, kind, reason, detail }) => ({
      at: at.toISOString(),
      kind,
      reason,
      detail,
    })),
  });
}
