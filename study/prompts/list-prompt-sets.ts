import { z } from 'zod';
import type { Database } from '#prisma/client.ts';
import type { PromptSet } from '#prisma/generated/client.ts';

export type PromptSetSummary = {
  name: string;
  sha256: string;
  /** the file or address that it was imported from */
  source: string;
  prompts: number;
  categories: string[];
  challenges: string[];
  /** the further columns of its file */
  metadataColumns: string[];
  createdAt: Date;
};

const namesSchema = z.array(z.object({ name: z.string() }));

/** The prompt sets that have been imported, by name. */
export async function listPromptSets({ db }: { db: Database }): Promise<PromptSetSummary[]> {
  const sets = await db.promptSet.findMany({ orderBy: { name: 'asc' } });
  return Promise.all(sets.map((set) => summarizePromptSet(db, set)));
}

/** What a prompt set holds, counted in the database. */
export async function summarizePromptSet(db: Database, set: PromptSet): Promise<PromptSetSummary> {
  const { id: promptSetId, name, sha256, source, createdAt } = set;
  const where = { promptSetId };
  const [prompts, categories, challenges, metadataColumns] = await Promise.all([
    db.prompt.count({ where }),
    db.prompt.groupBy({ by: ['category'], where, orderBy: { category: 'asc' } }),
    db.prompt.groupBy({ by: ['challenge'], where, orderBy: { challenge: 'asc' } }),
    db.$queryRaw`
      SELECT DISTINCT jsonb_object_keys(metadata) AS name FROM "Prompt"
      WHERE "promptSetId" = ${promptSetId} AND jsonb_typeof(metadata) = 'object' ORDER BY name`,
  ]);
  return {
    name,
    sha256,
    source,
    prompts,
    categories: categories.map(({ category }) => category),
    challenges: challenges.map(({ challenge }) => challenge),
    metadataColumns: namesSchema.parse(metadataColumns).map((column) => column.name),
    createdAt,
  };
}
