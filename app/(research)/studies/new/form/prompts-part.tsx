import type { ReactElement } from 'react';
import type { PromptSetChoice } from '../../../../_data/read-ingredients.ts';
import { FieldColumns } from '../../../../_ui/layout.tsx';
import { Section } from '../../../../_ui/section.tsx';
import { ProtocolChoice, ProtocolField, ProtocolTicks } from './fields.tsx';
import { useProtocol } from './form-context.ts';

/** Which prompts the images are made of, and how many images of each. */
export function PromptsPart({ sets }: { sets: readonly PromptSetChoice[] }): ReactElement {
  const { valueAt } = useProtocol();
  const chosen = sets.find(({ name }) => name === valueAt(['prompts', 'set']));
  return (
    <Section title="Prompts">
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
      <ProtocolTicks
        path={['prompts', 'categories']}
        label="Only these categories"
        options={chosen?.categories ?? []}
      />
      <ProtocolTicks
        path={['prompts', 'challenges']}
        label="Only these challenges"
        options={chosen?.challenges ?? []}
      />
    </Section>
  );
}
