import { readStored } from '#domain/read-stored.ts';
import type { Database } from '#prisma/client.ts';
import type { Prisma, Prompt, PromptSet } from '#prisma/generated/client.ts';
import { promptMetadataSchema } from './prompt-record.ts';
import type { ImportedPrompt } from './prompt-record.ts';

const PROMPTS_ON_PAGE = 50;

/** Which prompts of a set are looked for; what is empty asks for all. */
export type PromptSearch = { text: string; category: string; challenge: string; page: number };

/** A page of the prompts that were found, and of how many. */
export type FoundPrompts = { prompts: ImportedPrompt[]; count: number; pages: number };

/**
 * Finds prompts of a set in whose text or note `search.text` stands, in any case; by place in the set.
 *
 * @throws UserError `record-broken` where the further columns of a prompt cannot be read
 */
export async function findPrompts(
  db: Database,
  { id: promptSetId }: Pick<PromptSet, 'id'>,
  { text, category, challenge, page }: PromptSearch,
): Promise<FoundPrompts> {
  const within = { contains: escapeWildcards(text), mode: 'insensitive' } as const;
  const where: Prisma.PromptWhereInput = {
    promptSetId,
    ...(text !== '' && { OR: [{ text: within }, { note: within }] }),
    ...(category !== '' && { category }),
    ...(challenge !== '' && { challenge }),
  };
  const [count, prompts] = await Promise.all([
    db.prompt.count({ where }),
    db.prompt.findMany({
      where,
      orderBy: { index: 'asc' },
      skip: (page - 1) * PROMPTS_ON_PAGE,
      take: PROMPTS_ON_PAGE,
    }),
  ]);
  return {
    prompts: prompts.map(toImported),
    count,
    pages: Math.max(1, Math.ceil(count / PROMPTS_ON_PAGE)),
  };
}

function toImported({ index, text, category, challenge, note, metadata }: Prompt): ImportedPrompt {
  const what = `what the set keeps of prompt ${index} besides its text`;
  const columns = readStored(promptMetadataSchema, metadata, what);
  return { index, text, category, challenge, note, metadata: columns };
}

/** Prisma hands `contains` to LIKE, in which these stand for others. */
function escapeWildcards(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}
