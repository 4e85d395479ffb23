'use client';
import { useId } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { controlClass } from './control-class.ts';
import { ControlNotes } from './control-notes.tsx';
import type { Option } from './select-field.tsx';

/** A choice that the page acts on at once; in a form that is sent, use `SelectField`. */
export function ChoiceField({
  label,
  value,
  options,
  onChange,
  description,
  error,
}: {
  label: string;
  value: string;
  options: readonly Option[];
  onChange: (value: string) => void;
  description?: ReactNode;
  /** what is wrong with the choice; tied to the control for screen readers */
  error?: string | undefined;
}): ReactElement {
  const id = useId();
  const isDescribed = description !== undefined || error !== undefined;
  return (
    <div className="flex w-full flex-col gap-1 sm:w-auto sm:max-w-64 sm:min-w-40">
      <label className="flex flex-col gap-1">
        <span className="text-sm font-medium">{label}</span>
        <select
          value={value}
          onChange={(event) => onChange(event.target.value)}
          aria-invalid={error === undefined ? undefined : true}
          aria-describedby={isDescribed ? id : undefined}
          className={`${controlClass} h-control`}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      </label>
      {isDescribed && <ControlNotes id={id} description={description} error={error} />}
    </div>
  );
}
