'use client';
import { useId } from 'react';
import type { ReactElement, ReactNode } from 'react';

export type FileControlProps = {
  label: string;
  description: ReactNode;
  disabled?: boolean;
};

/** The browser's own control for what lies on this machine; things can be dropped onto it too. */
export function FileControl({
  label,
  description,
  disabled = false,
  onChoose,
  ...kind
}: FileControlProps & {
  onChoose: (files: File[]) => void;
} & ({ accept: string } | { folder: true })): ReactElement {
  const id = useId();
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="text-sm font-medium">
        {label}
      </label>
      <input
        id={id}
        type="file"
        {...('folder' in kind ? { ref: chooseFolders } : { accept: kind.accept })}
        disabled={disabled}
        aria-describedby={`${id}-more`}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          // so that the same file, mended, can be chosen again
          event.target.value = '';
          if (files.length > 0) onChoose(files);
        }}
        className="w-full rounded-md border border-dashed border-line-strong bg-surface p-4 text-base text-ink file:mr-3 file:h-8 file:rounded-md file:border file:border-solid file:border-line-strong file:bg-surface file:px-3 file:font-medium file:text-ink hover:file:bg-hover disabled:opacity-50"
      />
      <p id={`${id}-more`} className="text-sm text-ink-muted">
        {description}
      </p>
    </div>
  );
}

/** A property that React does not know. */
function chooseFolders(input: HTMLInputElement | null): void {
  if (input) input.webkitdirectory = true;
}
