import { database } from './database.ts';

/** What a protocol can name on this installation. */
export type Ingredients = {
  models: string[];
  promptSets: { name: string; prompts: number }[];
};

/** The models and prompt sets there are. */
export async function readIngredients(): Promise<Ingredients> {
  const db = database();
  const [models, sets] = await Promise.all([
    db.model.findMany({ select: { name: true }, orderBy: { name: 'asc' } }),
    db.promptSet.findMany({
      select: { name: true, _count: { select: { prompts: true } } },
      orderBy: { name: 'asc' },
    }),
  ]);
  return {
    models: models.map(({ name }) => name),
    promptSets: sets.map(({ name, _count }) => ({ name, prompts: _count.prompts })),
  };
}
