'use client';
import type { ReactElement } from 'react';
import { FileControl } from './file-control.tsx';
import type { FileControlProps } from './file-control.tsx';

/** Chooses a folder from this machine, with all that is in it. */
export function FolderField({
  onChoose,
  ...control
}: FileControlProps & { onChoose: (files: File[], folder: string) => void }): ReactElement {
  return (
    <FileControl
      {...control}
      folder
      onChoose={(files) => {
        const [folder] = files.flatMap(({ webkitRelativePath }) => webkitRelativePath.split('/'));
        if (folder !== undefined) onChoose(files, folder);
      }}
    />
  );
}
