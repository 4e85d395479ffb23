'use client';
import { useId } from 'react';
import type { ReactElement, ReactNode } from 'react';

/** Chooses a file from this machine, by the browser's own control, onto which one can be dropped too. */
export function FileField({
  label,
  description,
  accept,
  disabled = false,
  onChoose,
}: {
  label: string;
  description: ReactNode;
  /** endings and types, as the browser's `accept` takes them */
  accept: string;
  disabled?: boolean;
  onChoose: (file: File) => void;
}): ReactElement {
  const id = useId();
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="text-sm font-medium">
        {label}
      </label>
      <input
        id={id}
        type="file"
        accept={accept}
        disabled={disabled}
        aria-describedby={`${id}-more`}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          // so that the same file, mended, can be chosen again
          event.target.value = '';
          if (file) onChoose(file);
        }}
        className="w-full rounded-md border border-dashed border-line-strong bg-surface p-4 text-base text-ink file:mr-3 file:h-8 file:rounded-md file:border file:border-solid file:border-line-strong file:bg-surface file:px-3 file:font-medium file:text-ink hover:file:bg-hover disabled:opacity-50"
      />
      <p id={`${id}-more`} className="text-sm text-ink-muted">
        {description}
      </p>
    </div>
  );
}
