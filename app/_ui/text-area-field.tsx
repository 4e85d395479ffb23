'use client';
import { Field as BaseField } from '@base-ui/react/field';
import type { ChangeEventHandler, ReactElement } from 'react';
import { controlClass } from './control-class.ts';
import { Field } from './field.tsx';
import type { FieldProps } from './field.tsx';

/** Several lines of text; `code` sets it in the fixed-width face. */
export function TextAreaField({
  label,
  name,
  description,
  error,
  rows = 4,
  code = false,
  value,
  onChange,
  required,
}: FieldProps & {
  rows?: number;
  code?: boolean;
  value?: string;
  onChange?: ChangeEventHandler<HTMLTextAreaElement>;
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
        {...(value !== undefined && { value })}
        render={
          <textarea
            rows={rows}
            spellCheck={!code}
            {...(onChange && { onChange })}
            className={`${controlClass} py-1.5 ${code ? 'font-mono text-sm whitespace-pre' : ''}`}
          />
        }
      />
    </Field>
  );
}
