import type { ReactElement } from 'react';
import type { Ingredients } from '../../../_data/read-ingredients.ts';
import { Code } from '../../../_ui/code.tsx';
import { DefinitionList } from '../../../_ui/definition-list.tsx';
import { TextLink } from '../../../_ui/text-link.tsx';

/** The models and prompt sets that a protocol can name here, or how to bring some in. */
export function IngredientList({
  ingredients: { models, promptSets },
}: {
  ingredients: Ingredients;
}): ReactElement {
  const modelNames = models.map(({ name }) => name).join(', ');
  const setNames = promptSets.map(({ name, prompts }) => `${name} (${prompts})`).join(', ');
  return (
    <DefinitionList
      items={[
        { term: 'Models', value: modelNames || <None command="npx onpar models add DIR" /> },
        {
          term: 'Prompt sets',
          value: setNames || <TextLink href="/prompts/import">none yet: import a file</TextLink>,
        },
      ]}
    />
  );
}

function None({ command }: { command: string }): ReactElement {
  return (
    <>
      none yet: <Code>{command}</Code>
    </>
  );
}
