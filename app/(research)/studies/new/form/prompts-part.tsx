import type { ReactElement } from 'react';
import type { PromptSetChoice } from '../../../../_data/read-ingredients.ts';
import { FieldColumns } from '../../../../_ui/layout.tsx';
import { DrawnPrompts } from './drawn-prompts.tsx';
import { ProtocolChoice, ProtocolField } from './fields.tsx';
import { useProtocol } from './form-context.ts';
import { FormPart } from './form-part.tsx';
import { PromptFilter } from './prompt-filter.tsx';
import { shownText } from './written-value.ts';

/** Which prompts the images are made of, and how many images of each. */
export function PromptsPart({ sets }: { sets: readonly PromptSetChoice[] }): ReactElement {
  const { valueAt } = useProtocol();
  const chosen = sets.find(({ name }) => name === valueAt(['prompts', 'set']));
  const set = shownText(valueAt(['prompts', 'set']));
  const draw = shownText(valueAt(['prompts', 'draw']));
  const summary = `${set === '' ? 'no set chosen' : set}${draw === '' ? '' : `, ${draw} drawn`}`;
  return (
    <FormPart title="Prompts" keys={['prompts', 'replicates']} summary={summary}>
      <FieldColumns>
        <ProtocolChoice
          path={['prompts', 'set']}
          label="Prompt set"
          options={sets.map(({ name }) => name)}
        />
        <ProtocolField path={['prompts', 'draw']} label="Prompts to draw" kind="number" />
        <ProtocolField path={['prompts', 'seed']} label="Seed of the draw" kind="number" />
        <ProtocolField path={['replicates']} label="Images of each prompt" kind="number" />
      </FieldColumns>
      <PromptFilter filter="categories" options={chosen?.categories ?? []} />
      <PromptFilter filter="challenges" options={chosen?.challenges ?? []} />
      <DrawnPrompts />
    </FormPart>
  );
}
