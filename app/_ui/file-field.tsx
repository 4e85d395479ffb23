'use client';
import type { ReactElement } from 'react';
import { FileControl } from './file-control.tsx';
import type { FileControlProps } from './file-control.tsx';

/** Chooses a file from this machine. */
export function FileField({
  onChoose,
  ...control
}: FileControlProps & {
  /** endings and types, as the browser's `accept` takes them */
  accept: string;
  onChoose: (file: File) => void;
}): ReactElement {
  return (
    <FileControl
      {...control}
      onChoose={([file]) => {
        if (file) onChoose(file);
      }}
    />
  );
}
