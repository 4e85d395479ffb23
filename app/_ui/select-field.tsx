import type { ReactElement } from 'react';
import { controlClass } from './control-class.ts';

export type Option = { value: string; label: string };

/**
 * A choice from a short closed list. The browser's own control: it works in plain forms, on touch
 * and with every screen reader.
 */
export function SelectField({
  label,
  name,
  options,
  defaultValue,
}: {
  label: string;
  name: string;
  options: readonly Option[];
  defaultValue?: string;
}): ReactElement {
  return (
    <label className="flex w-full flex-col sm:w-auto sm:min-w-40 gap-1">
      <span className="text-sm font-medium">{label}</span>
      <select name={name} defaultValue={defaultValue} className={`${controlClass} h-control`}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}
