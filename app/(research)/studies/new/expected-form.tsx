'use client';
import type { ReactElement } from 'react';
import type { ExpectedVotes } from '#evaluation/votes/power/expected-votes.ts';
import { FieldGrid } from '../../../_ui/field-grid.tsx';
import { TextField } from '../../../_ui/text-field.tsx';
import { EXPECTED_FIELDS, readExpectedAnswers, USUAL_ANSWERS } from './expected-answers.ts';

/** What is expected of the votes; null is told while a field holds nothing that can be meant. */
export function ExpectedForm({
  onChange,
}: {
  onChange: (expected: ExpectedVotes | null) => void;
}): ReactElement {
  return (
    <FieldGrid label="Expected answers" onChange={(form) => onChange(readExpectedAnswers(form))}>
      {EXPECTED_FIELDS.map(({ name, label, description, scale, least, most }) => (
        <TextField
          key={name}
          name={name}
          label={label}
          description={description}
          inputMode="decimal"
          defaultValue={String(Number((USUAL_ANSWERS[name] * scale).toPrecision(6)))}
          min={least}
          max={most}
        />
      ))}
    </FieldGrid>
  );
}
