import type { ReactElement, ReactNode } from 'react';
import type { Option } from './select-field.tsx';

/** One of a short closed list, in a form that is sent; it must be chosen. */
export function RadioGroup({
  label,
  name,
  options,
  children,
}: {
  label: string;
  name: string;
  options: readonly Option[];
  /** what is asked about, such as a picture: between label and options */
  children?: ReactNode;
}): ReactElement {
  return (
    <fieldset className="flex flex-col gap-1">
      <legend className="mb-1 font-medium">{label}</legend>
      {children}
      <div className="flex flex-wrap gap-x-5 gap-y-1">
        {options.map((option) => (
          <label key={option.value} className="flex min-h-control min-w-control items-center gap-2">
            <input
              type="radio"
              name={name}
              value={option.value}
              required
              className="size-4 accent-accent"
            />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
