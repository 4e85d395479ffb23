import type { Upload } from '#study/uploads/list-uploads.ts';
import { withBasePath } from '../../../../_ui/base-path.ts';

/** What the server said of an archive, or why it said nothing. */
export type SentArchive = { files: number; uploads: Upload[] } | { error: string };

const unreachable = {
  error: 'The server did not answer, or the files changed on the disk: choose them again.',
};

/** Sends an archive, telling how many of its bytes are gone; null when it was called off. */
export function sendArchive(
  archive: Blob,
  options: { name: string; onSent: (bytes: number) => void; signal: AbortSignal },
): Promise<SentArchive | null> {
  const { name, onSent, signal } = options;
  // `fetch` does not tell how far it has come
  const request = new XMLHttpRequest();
  return new Promise((resolve) => {
    request.upload.addEventListener('progress', ({ loaded }) => onSent(loaded));
    request.addEventListener('load', () => resolve(read(request.responseText)));
    request.addEventListener('error', () => resolve(unreachable));
    request.addEventListener('abort', () => resolve(null));
    signal.addEventListener('abort', () => request.abort());
    request.open('POST', withBasePath(`/api/uploads/images?${new URLSearchParams({ name })}`));
    request.setRequestHeader('Content-Type', 'application/zip');
    request.send(archive);
  });
}

/** A proxy on the way may answer with a page of its own. */
function read(text: string): SentArchive {
  try {
    return JSON.parse(text) as SentArchive;
  } catch {
    return unreachable;
  }
}
