import type { Database } from '#prisma/client.ts';

export type PromptSetSummary = {
  name: string;
  sha256: string;
  source: string;
  prompts: number;
  categories: string[];
  challenges: string[];
};

/** The prompt sets that have been imported, by name. */
export async function listPromptSets(options: { db: Database }): Promise<PromptSetSummary[]> {
  const { db } = options;
  const sets = await db.promptSet.findMany({
    orderBy: { name: 'asc' },
    include: { _count: { select: { prompts: true } } },
  });
  return Promise.all(
    sets.map(async ({ id, name, sha256, source, _count }) => ({
      name,
      sha256,
      source,
      prompts: _count.prompts,
      categories: await distinctValues(db, id, 'category'),
      challenges: await distinctValues(db, id, 'challenge'),
    })),
  );
}

async function distinctValues(
  db: Database,
  promptSetId: string,
  field: 'category' | 'challenge',
): Promise<string[]> {
  const groups = await db.prompt.findMany({
    where: { promptSetId },
    distinct: [field],
    orderBy: { [field]: 'asc' },
    select: { category: true, challenge: true },
  });
  return groups.map((group) => group[field]);
}
