import { buildResultTable } from '#evaluation/report/result-table.ts';
import type { BreakdownKey, ResultTable } from '#evaluation/report/result-table-shape.ts';
import type { TalliedRow } from '#evaluation/report/tally.ts';
import type { Study } from '#prisma/generated/client.ts';
import { readStudyVotes } from '#study/read-study-votes.ts';
import type { StudyVotes } from '#study/read-study-votes.ts';
import { database } from './database.ts';

const keep = 16;
const made = new Map<string, Promise<ResultTable>>();

/**
 * The result table of a study. Votes are only ever added, so their number tells whether a table
 * that was made before still holds.
 *
 * @throws UserError when there is no vote yet
 */
export async function readResults(
  study: Study,
  by: BreakdownKey = 'category',
): Promise<ResultTable> {
  const db = database();
  const [votes, deviations] = await Promise.all([
    db.vote.count({ where: { trial: { enrolment: { studyId: study.id } } } }),
    db.deviation.count({ where: { studyId: study.id } }),
  ]);
  const key = [study.id, by, votes, deviations].join(' ');
  const known = made.get(key);
  if (known) return known;
  const table = makeTable(study, by);
  made.set(key, table);
  table.catch(() => made.delete(key));
  const oldest = made.keys().next();
  if (made.size > keep && oldest.done === false) made.delete(oldest.value);
  return table;
}

async function makeTable(study: Study, by: BreakdownKey): Promise<ResultTable> {
  const votes = await readStudyVotes({ db: database(), slug: study.slug });
  return buildResultTable(talliedRows(votes.rows), {
    arms: votes.arms,
    questions: votes.questions,
    by,
    alpha: votes.protocol.analysis.alpha,
    equivalenceMargin: votes.protocol.analysis.equivalence_margin,
    ...(votes.protocol.analysis.primary && { primary: votes.protocol.analysis.primary }),
    deviations: votes.deviations.map(({ at, kind, reason }) => ({
      at: at.toISOString(),
      kind,
      reason,
    })),
  });
}

function* talliedRows(rows: StudyVotes['rows']): Generator<TalliedRow> {
  for (const row of rows) {
    yield { ...row, comparison: String(row.comparison), prompt_id: String(row.prompt_id) };
  }
}
