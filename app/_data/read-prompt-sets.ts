import { z } from 'zod';
import { listed } from '#domain/listed.ts';
import { listPromptSets } from '#study/prompts/list-prompt-sets.ts';
import type { PromptSetSummary } from '#study/prompts/list-prompt-sets.ts';
import { database } from './database.ts';

export type UsingStudy = { slug: string; name: string };
/** A prompt set, and the studies of a researcher that take their prompts from it. */
export type ListedPromptSet = PromptSetSummary & { studies: UsingStudy[] };

const drawing = z.object({ prompts: z.object({ set: z.string() }) });

/** The prompt sets, with the studies of this researcher that use each. */
export async function readPromptSets(userId: string): Promise<ListedPromptSet[]> {
  const [sets, bySet] = await Promise.all([
    listPromptSets({ db: database() }),
    readStudiesBySet(userId),
  ]);
  return sets.map((set) => ({ ...set, studies: listed(bySet, set.name) }));
}

/** A researcher's studies by the prompt set that their protocol names, the newest first. */
export async function readStudiesBySet(userId: string): Promise<Map<string, UsingStudy[]>> {
  const studies = await database().study.findMany({
    where: { members: { some: { userId } } },
    select: { id: true, slug: true, name: true, protocol: true },
    orderBy: { createdAt: 'desc' },
  });
  const bySet = new Map<string, UsingStudy[]>();
  for (const { id, slug, name, protocol } of studies) {
    const read = drawing.safeParse(protocol);
    const sets = read.success ? [read.data.prompts.set] : await setsOfImages(id);
    for (const set of sets) {
      const known = bySet.get(set);
      if (known) known.push({ slug, name });
      else bySet.set(set, [{ slug, name }]);
    }
  }
  return bySet;
}

/** The sets that a study's images were made from, where its protocol names none that can be read. */
async function setsOfImages(studyId: string): Promise<string[]> {
  const sets = await database().promptSet.findMany({
    where: { prompts: { some: { samples: { some: { run: { studyId } } } } } },
    select: { name: true },
  });
  return sets.map(({ name }) => name);
}
