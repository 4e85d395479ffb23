import { withBasePath } from '../../../_ui/base-path.ts';
import type { Created, ImportProgress } from './create-study.ts';

/** Has a study created, telling how far its images have come; null when the server could not be asked. */
export async function sendProtocol(
  text: string,
  onProgress: (progress: ImportProgress) => void,
): Promise<Created | null> {
  try {
    const response = await fetch(withBasePath('/api/studies'), {
      method: 'POST',
      body: JSON.stringify({ text }),
      headers: { 'Content-Type': 'application/json' },
    });
    if (!response.ok || !response.body) {
      const { error } = (await response.json()) as { error: string };
      return { refusal: error };
    }
    for await (const event of eventsOf(response.body)) {
      if (!('total' in event)) return event;
      onProgress(event);
    }
    return null;
  } catch {
    return null;
  }
}

/** The documents of server-sent events, as they come in. */
async function* eventsOf(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
): AsyncGenerator<ImportProgress | Created> {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const text = rest + value;
    // what follows the last blank line is not whole yet
    const end = text.lastIndexOf('\n\n') + 1;
    rest = text.slice(end);
    for (const event of text
      .slice(0, end)
      .split('\n\n')
      .map((part) => part.trim())) {
      if (event.startsWith('data: '))
        yield JSON.parse(event.slice('data: '.length)) as ImportProgress | Created;
    }
  }
}
