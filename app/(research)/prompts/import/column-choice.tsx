'use client';
import type { ReactElement } from 'react';
import type { ColumnNames, PromptRole } from '#study/prompts/prompt-columns.ts';
import { ChoiceField } from '../../../_ui/choice-field.tsx';
import { Row } from '../../../_ui/layout.tsx';

const roles: readonly { role: PromptRole; label: string }[] = [
  { role: 'prompt', label: 'Prompt' },
  { role: 'category', label: 'Category' },
  { role: 'challenge', label: 'Challenge' },
  { role: 'note', label: 'Note' },
];

/** The value of the choice of no column. */
const NONE = '';

/** Says which column of a file is what; each choice reads the file again. */
export function ColumnChoice({
  names,
  chosen,
  found = {},
  onChoose,
}: {
  names: readonly string[];
  /** what a person chose */
  chosen: ColumnNames;
  /** what was found by name */
  found?: ColumnNames;
  onChoose: (columns: ColumnNames) => void;
}): ReactElement {
  return (
    <Row align="end" gap="medium">
      {roles.map(({ role, label }) => {
        const value = chosen[role] ?? found[role];
        const isFound = chosen[role] === undefined && found[role] !== undefined;
        return (
          <ChoiceField
            key={role}
            label={`${label} column`}
            value={value ?? NONE}
            options={[
              ...(isFound ? [] : [{ value: NONE, label: role === 'prompt' ? 'Choose' : 'None' }]),
              ...names.map((name) => ({ value: name, label: name })),
            ]}
            onChange={(name) => onChoose(withColumn(chosen, role, name))}
          />
        );
      })}
    </Row>
  );
}

function withColumn(chosen: ColumnNames, role: PromptRole, name: string): ColumnNames {
  const others = Object.entries(chosen).filter(([other]) => other !== role);
  return Object.fromEntries(name === NONE ? others : [...others, [role, name]]);
}
