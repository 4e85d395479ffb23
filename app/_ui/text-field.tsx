'use client';
import { Field as BaseField } from '@base-ui/react/field';
import type { ComponentProps, ReactElement } from 'react';
import { controlClass } from './control-class.ts';
import { Field } from './field.tsx';
import type { FieldProps } from './field.tsx';

type Input = Pick<
  ComponentProps<'input'>,
  | 'type'
  | 'autoComplete'
  | 'required'
  | 'defaultValue'
  | 'minLength'
  | 'maxLength'
  | 'min'
  | 'max'
  | 'inputMode'
  | 'autoFocus'
  | 'onChange'
  | 'onBlur'
  | 'value'
  | 'placeholder'
>;

/** One line of text, a number, an e-mail address or a password. */
export function TextField({
  label,
  name,
  description,
  error,
  ...input
}: FieldProps & Input): ReactElement {
  return (
    <Field
      label={label}
      name={name}
      error={error}
      {...(description !== undefined && { description })}
    >
      <BaseField.Control {...input} className={`${controlClass} h-control`} />
    </Field>
  );
}
