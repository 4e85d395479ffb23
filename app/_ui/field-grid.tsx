'use client';
import type { ReactElement, ReactNode } from 'react';

/** Small fields beside each other whose values are read as they change. */
export function FieldGrid({
  label,
  onChange,
  children,
}: {
  label: string;
  onChange: (form: FormData) => void;
  children: ReactNode;
}): ReactElement {
  return (
    <form
      aria-label={label}
      onSubmit={(event) => event.preventDefault()}
      onChange={(event) => onChange(new FormData(event.currentTarget))}
      className="grid grid-cols-2 items-start gap-4 sm:grid-cols-3"
    >
      {children}
    </form>
  );
}
