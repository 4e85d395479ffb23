'use client';
import { Field as BaseField } from '@base-ui/react/field';
import type { ReactElement } from 'react';
import { controlClass } from './control-class.ts';
import { Field } from './field.tsx';
import type { FieldProps } from './field.tsx';

/** Several lines of text. */
export function TextAreaField({
  label,
  name,
  description,
  error,
  rows = 4,
  required,
}: FieldProps & {
  rows?: number;
  required?: boolean;
}): ReactElement {
  return (
    <Field
      label={label}
      name={name}
      error={error}
      {...(description !== undefined && { description })}
    >
      <BaseField.Control
        required={required}
        render={<textarea rows={rows} className={`${controlClass} py-1.5`} />}
      />
    </Field>
  );
}
