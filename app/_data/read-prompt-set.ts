import { listed } from '#domain/listed.ts';
import { summarizePromptSet } from '#study/prompts/list-prompt-sets.ts';
import { database } from './database.ts';
import { readStudiesBySet } from './read-prompt-sets.ts';
import type { ListedPromptSet } from './read-prompt-sets.ts';

/** A prompt set by its name, with the studies of a researcher that use it; null when there is none. */
export async function readPromptSet(
  name: string,
  userId: string,
): Promise<(ListedPromptSet & { id: string }) | null> {
  const db = database();
  if (name.includes('\0')) return null;
  const set = await db.promptSet.findUnique({ where: { name } });
  if (!set) return null;
  const [summary, bySet] = await Promise.all([
    summarizePromptSet(db, set),
    readStudiesBySet(userId),
  ]);
  return { ...summary, id: set.id, studies: listed(bySet, name) };
}
