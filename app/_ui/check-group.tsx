import type { ReactElement } from 'react';
import type { Option } from './select-field.tsx';

/** Any number of a short closed list, in a form that is sent: each chosen one as `name`. */
export function CheckGroup({
  label,
  name,
  options,
  chosen,
}: {
  label: string;
  name: string;
  options: readonly Option[];
  /** the values that are chosen at first */
  chosen: readonly string[];
}): ReactElement {
  return (
    <fieldset className="flex flex-col gap-1">
      <legend className="mb-1 text-sm font-medium">{label}</legend>
      <div className="flex flex-wrap gap-x-5 gap-y-1">
        {options.map((option) => (
          <label key={option.value} className="flex min-h-7 items-center gap-2">
            <input
              type="checkbox"
              name={name}
              value={option.value}
              defaultChecked={chosen.includes(option.value)}
              className="size-4 accent-accent"
            />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
