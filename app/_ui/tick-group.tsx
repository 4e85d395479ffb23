'use client';
import { useId } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { ControlNotes } from './control-notes.tsx';
import type { Option } from './select-field.tsx';

/** Any number of a short closed list, acted on at once; in a form that is sent, use `CheckGroup`. */
export function TickGroup({
  label,
  options,
  chosen,
  onChange,
  description,
  error,
}: {
  label: string;
  options: readonly Option[];
  chosen: readonly string[];
  /** told the values that are chosen, in the order of the options */
  onChange: (chosen: string[]) => void;
  description?: ReactNode;
  error?: string | undefined;
}): ReactElement {
  const id = useId();
  const toggle = (value: string): void => {
    const values = options.map((option) => option.value);
    onChange(values.filter((each) => chosen.includes(each) !== (each === value)));
  };
  return (
    <fieldset className="flex flex-col gap-1" aria-describedby={id}>
      <legend className="mb-1 text-sm font-medium">{label}</legend>
      <div className="flex flex-wrap gap-x-5 gap-y-1">
        {options.map((option) => (
          <label key={option.value} className="flex min-h-7 items-center gap-2">
            <input
              type="checkbox"
              checked={chosen.includes(option.value)}
              onChange={() => toggle(option.value)}
              className="size-4 accent-accent"
            />
            {option.label}
          </label>
        ))}
      </div>
      <ControlNotes id={id} description={description} error={error} />
    </fieldset>
  );
}
