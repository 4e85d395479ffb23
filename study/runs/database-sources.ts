import { stat } from 'node:fs/promises';
import { readModelLayout } from '#generator/models/read-model-layout.ts';
import type { Database } from '#prisma/client.ts';
import type { Prompt } from '#prisma/generated/client.ts';
import type { PlannedModel, PlanSources } from './plan-sources.ts';

/** A model of the database. */
export type StoredModel = PlannedModel & { id: string };

/**
 * The prompt sets that were imported and the models that were added, with images from where the
 * caller finds them.
 */
export function databaseSources(
  db: Database,
  findImages: FindImages = noImages,
): PlanSources<Prompt, StoredModel> {
  return {
    findPromptSet: async (name) => {
      const set = await db.promptSet.findUnique({
        where: { name },
        include: { prompts: { orderBy: { index: 'asc' } } },
      });
      return set && set.prompts;
    },
    promptSetNames: async () => namesOf(await db.promptSet.findMany({ select: { name: true } })),
    findModel: async (name) => {
      const model = await db.model.findUnique({
        where: { name },
        select: { id: true, name: true, folder: true, sha256: true },
      });
      if (model === null) return null;
      const { sha256, ...named } = model;
      const layout = await readIfHere(model.folder);
      return { ...named, layout, readHash: () => Promise.resolve(sha256) };
    },
    modelNames: async () => namesOf(await db.model.findMany({ select: { name: true } })),
    findImages,
  };
}

type FindImages = PlanSources<Prompt, StoredModel>['findImages'];

/** Where no folders are looked into. */
const noImages: FindImages = (reference) =>
  Promise.resolve(
    `names the folder ${reference}, which cannot be looked into here: create the study with \`onpar run\` on the machine where the folder is`,
  );

function namesOf(rows: readonly { name: string }[]): string[] {
  return rows.map(({ name }) => name).sort();
}

/** Workers may run on other machines, and the folders of models with them. */
async function readIfHere(folder: string): Promise<PlannedModel['layout']> {
  const isHere = await stat(folder).then(
    () => true,
    () => false,
  );
  return isHere ? readModelLayout(folder) : null;
}
