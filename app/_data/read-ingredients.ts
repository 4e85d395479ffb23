import { readModelChoice, type ModelChoice } from '#study/models/read-model-choice.ts';
import { database } from './database.ts';

/** What a protocol can name on this installation. */
export type Ingredients = { models: ModelChoice[]; promptSets: PromptSetChoice[] };

/** A prompt set with how many prompts it has, and what its filters can name. */
export type PromptSetChoice = {
  name: string;
  prompts: number;
  categories: string[];
  challenges: string[];
};

/** The models and prompt sets there are. */
export async function readIngredients(): Promise<Ingredients> {
  const db = database();
  const [models, sets, kinds] = await Promise.all([
    db.model.findMany({ select: { name: true, report: true }, orderBy: { name: 'asc' } }),
    db.promptSet.findMany({
      select: { id: true, name: true, _count: { select: { prompts: true } } },
      orderBy: { name: 'asc' },
    }),
    db.prompt.groupBy({ by: ['promptSetId', 'category', 'challenge'] }),
  ]);
  return {
    models: models.map(readModelChoice),
    promptSets: sets.map(({ id, name, _count }) => {
      const own = kinds.filter(({ promptSetId }) => promptSetId === id);
      const categories = namesIn(own.map(({ category }) => category));
      const challenges = namesIn(own.map(({ challenge }) => challenge));
      return { name, prompts: _count.prompts, categories, challenges };
    }),
  };
}

/** Each name once; a prompt without one has an empty one. */
function namesIn(names: readonly string[]): string[] {
  return [...new Set(names)].filter((name) => name !== '').sort();
}
