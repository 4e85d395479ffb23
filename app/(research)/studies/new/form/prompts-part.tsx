import type { ReactElement } from 'react';
import type { PromptSetChoice } from '../../../../_data/read-ingredients.ts';
import { FieldColumns } from '../../../../_ui/layout.tsx';
import { Section } from '../../../../_ui/section.tsx';
import { DrawnPrompts } from './drawn-prompts.tsx';
import { ProtocolChoice, ProtocolField } from './fields.tsx';
import { useProtocol } from './form-context.ts';
import { PromptFilter } from './prompt-filter.tsx';

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
      <PromptFilter filter="categories" options={chosen?.categories ?? []} />
      <PromptFilter filter="challenges" options={chosen?.challenges ?? []} />
      <DrawnPrompts />
    </Section>
  );
}
