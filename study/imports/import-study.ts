import { stringify } from 'yaml';
import { sha256Of } from '#files/sha256-of.ts';
import { importVotes } from '#evaluation/votes/imports/import-votes.ts';
import type { VoteFile, VoteSource } from '#evaluation/votes/imports/import-votes.ts';
import { voteLines, VOTES_CSV_HEADER } from '#evaluation/votes/rows/write-votes-csv.ts';
import type { VoteRow } from '#domain/vote-row.ts';
import type { Database, DatabaseSession } from '#prisma/client.ts';
import type { Study } from '#prisma/generated/client.ts';
import { createSlug } from '../life/create-slug.ts';
import { freezeStudy } from '../life/freeze-study.ts';
import { importedPlan } from '../protocol/read-analysis-plan.ts';
import type { StudyOrigin } from './study-origin.ts';

/** What an import made. */
export type ImportedStudy = { study: Study; origin: StudyOrigin; rows: VoteRow[]; csv: string };

/**
 * Makes a closed study of the votes that another tool took: it has results and no images. Its frozen
 * document names the file by its sha256, and the votes by that of their votes.csv.
 *
 * @param options.slug short name for addresses; made from the name when left out
 * @throws UserError when the file cannot be read as votes, or the slug is taken
 */
export async function importStudy(options: {
  db: Database;
  file: VoteFile;
  from: VoteSource;
  map: readonly string[];
  arms: VoteFile | null;
  name: string;
  slug?: string;
  ownerId: string;
  now: Date;
}): Promise<ImportedStudy> {
  const { db, name, slug: wanted } = options;
  return db.$transaction(async (session) => {
    const slug = await createSlug({ session, name, wanted });
    const { rows, warnings } = await importVotes({ ...options, study: slug });
    const origin = originOf(options, rows, warnings);
    const csv = VOTES_CSV_HEADER + voteLines(rows);
    const { id } = await createRow(session, { ...options, slug, rows, origin, csv });
    const { sha256, document } = await freezeStudy({ db: session, studyId: id });
    const frozen = { frozenHash: sha256, frozenText: document };
    const study = await session.study.update({ where: { id }, data: frozen });
    return { study, origin, rows, csv };
  });
}

async function createRow(
  session: DatabaseSession,
  made: {
    slug: string;
    name: string;
    rows: readonly VoteRow[];
    origin: StudyOrigin;
    csv: string;
    ownerId: string;
    now: Date;
  },
): Promise<Study> {
  const { slug, name, origin, csv, ownerId, now } = made;
  const plan = planOf(name, made.rows);
  return session.study.create({
    data: {
      ...{ slug, name, origin, state: 'closed', closedAt: now, seed: 0 },
      protocol: plan,
      protocolText: stringify(plan),
      importedVotes: { create: { csv } },
      members: { create: { userId: ownerId, role: 'owner' } },
    },
  });
}

/** The analysis that is made of the votes: nobody declared another before they were taken. */
function planOf(name: string, rows: readonly VoteRow[]): ReturnType<typeof importedPlan.parse> {
  const arms = new Set(rows.flatMap((row) => [row.left_arm, row.right_arm]));
  const questions = new Set(rows.map(({ question }) => question));
  return importedPlan.parse({
    name,
    arms: [...arms].toSorted().map((key) => ({ key, label: key })),
    questions: [...questions].map((id) => ({ id, title: id })),
  });
}

function originOf(
  { file, from, map }: { file: VoteFile; from: VoteSource; map: readonly string[] },
  rows: readonly VoteRow[],
  warnings: string[],
): StudyOrigin {
  const times = rows.map((row) => row.answered_at).filter((time) => time !== '');
  return {
    kind: 'imported-votes',
    from,
    file: file.name.slice(file.name.lastIndexOf('/') + 1),
    sha256: sha256Of(file.bytes),
    map: [...map],
    counts: {
      votes: rows.length,
      raters: new Set(rows.map(({ rater }) => rater)).size,
      comparisons: new Set(rows.map(({ comparison }) => comparison)).size,
    },
    last_at: times.toSorted().at(-1) ?? null,
    warnings,
  };
}
