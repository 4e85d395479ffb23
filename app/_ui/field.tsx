'use client';
import { Field as BaseField } from '@base-ui/react/field';
import type { ReactElement, ReactNode } from 'react';

export type FieldProps = {
  label: string;
  name: string;
  description?: ReactNode;
  /** what is wrong with the value; tied to the control for screen readers */
  error?: string | undefined;
};

/** A label, a control, its description and its error, tied together. */
export function Field({
  label,
  name,
  description,
  error,
  children,
}: FieldProps & { children: ReactNode }): ReactElement {
  return (
    <BaseField.Root name={name} invalid={error !== undefined} className="flex flex-col gap-1">
      <BaseField.Label className="text-sm font-medium">{label}</BaseField.Label>
      {children}
      {description !== undefined && (
        <BaseField.Description className="text-sm text-ink-muted">
          {description}
        </BaseField.Description>
      )}
      {error !== undefined && (
        <BaseField.Error match className="text-sm font-medium text-danger">
          {error}
        </BaseField.Error>
      )}
    </BaseField.Root>
  );
}
