'use client';
import { useRef, useState } from 'react';
import type { Upload } from '#study/uploads/list-uploads.ts';
import { uploadNameOf } from '#domain/upload-name.ts';
import { whyNotSent, whyTooLarge } from './check-files.ts';
import { filesOfFolder, packFiles } from './pack-folder.ts';
import { failureOfAct } from '../../../../_ui/failure-of-act.ts';
import { useWords } from '../../../../_ui/language.tsx';
import { removeUploadAction } from './remove-upload-action.ts';
import { sendArchive } from './send-archive.ts';

/** What is being done with images, or came of it last. */
export type UploadState =
  | { kind: 'idle' }
  | { kind: 'packing'; name: string; done: number; total: number }
  | { kind: 'sending'; name: string; done: number; total: number }
  | { kind: 'arrived'; name: string; files: number }
  | { kind: 'removed'; name: string }
  | { kind: 'failed'; name: string; why: string };

export type ImageUploads = {
  uploads: readonly Upload[];
  state: UploadState;
  sendZip: (file: File) => void;
  sendFolder: (files: readonly File[], folder: string) => void;
  remove: (name: string) => void;
  cancel: () => void;
};

/** What a step tells while it is under way. */
type Telling = {
  signal: AbortSignal;
  tell: (state: UploadState) => void;
  onUploads: (uploads: readonly Upload[]) => void;
};

/** The images that this researcher has uploaded, and the steps of bringing some in. */
export function useImageUploads(initial: readonly Upload[]): ImageUploads {
  const [uploads, setUploads] = useState(initial);
  const [state, setState] = useState<UploadState>({ kind: 'idle' });
  const stop = useRef<AbortController>(null);
  const { page } = useWords();

  /** One at a time: the controls are shut meanwhile. */
  const begin = (name: string, work: (telling: Telling) => Promise<UploadState>): void => {
    stop.current = new AbortController();
    const { signal } = stop.current;
    work({ signal, tell: setState, onUploads: setUploads }).then(setState, () =>
      setState({ kind: 'failed', name, why: 'It could not be read: choose it again.' }),
    );
  };
  return {
    uploads,
    state,
    sendZip: (file) => {
      const name = uploadNameOf(file.name);
      begin(name, (telling) => send(file, name, telling));
    },
    sendFolder: (files, folder) => {
      const name = uploadNameOf(folder);
      begin(name, (telling) => packAndSend(files, name, telling));
    },
    remove: (name) =>
      begin(name, async () => {
        try {
          setUploads(await removeUploadAction(name));
          return { kind: 'removed', name };
        } catch (error) {
          return { kind: 'failed', name, why: failureOfAct(error, page) };
        }
      }),
    cancel: () => stop.current?.abort(),
  };
}

async function send(archive: Blob, name: string, telling: Telling): Promise<UploadState> {
  const { signal, tell, onUploads } = telling;
  const why = whyTooLarge(archive.size);
  if (why !== null) return { kind: 'failed', name, why };
  const onSent = (done: number): void => tell({ kind: 'sending', name, done, total: archive.size });
  onSent(0);
  const sent = await sendArchive(archive, { name, onSent, signal });
  if (sent === null) return { kind: 'idle' };
  if ('error' in sent) return { kind: 'failed', name, why: sent.error };
  onUploads(sent.uploads);
  return { kind: 'arrived', name, files: sent.files };
}

async function packAndSend(
  files: readonly File[],
  name: string,
  telling: Telling,
): Promise<UploadState> {
  const { signal, tell } = telling;
  const own = filesOfFolder(files);
  const why = whyNotSent(own.map(({ name: path, file }) => ({ name: path, size: file.size })));
  if (why !== null) return { kind: 'failed', name, why };
  const onPacked = (done: number): void => tell({ kind: 'packing', name, done, total: own.length });
  onPacked(0);
  const archive = await packFiles(own, { onPacked, signal });
  return archive === null ? { kind: 'idle' } : send(archive, name, telling);
}
