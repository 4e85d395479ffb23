'use client';
import type { ReactElement } from 'react';
import { controlClass } from './control-class.ts';
import type { Option } from './select-field.tsx';

/** A choice that the page acts on at once; in a form that is sent, use `SelectField`. */
export function ChoiceField({
  label,
  value,
  options,
  onChange,
}: {
  label: string;
  value: string;
  options: readonly Option[];
  onChange: (value: string) => void;
}): ReactElement {
  return (
    <label className="flex w-full flex-col gap-1 sm:w-auto sm:max-w-64 sm:min-w-40">
      <span className="text-sm font-medium">{label}</span>
      <select
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className={`${controlClass} h-8`}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}
