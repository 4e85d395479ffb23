const commentEveryMs = 15_000;
const headers = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  'Cache-Control': 'no-cache, no-transform',
  'X-Accel-Buffering': 'no',
};

/**
 * Sends what `source` yields as server-sent events, one JSON document each, with a comment every 15
 * seconds so that nothing between us and the browser takes the silence for an end.
 */
export function sendEvents(
  gone: AbortSignal,
  source: (signal: AbortSignal) => AsyncIterable<unknown>,
): Response {
  const stop = new AbortController();
  const encoder = new TextEncoder();
  let timer: NodeJS.Timeout | undefined;
  const finish = (): void => {
    clearInterval(timer);
    stop.abort();
  };
  gone.addEventListener('abort', finish);
  const body = new ReadableStream<Uint8Array>({
    start: async (controller) => {
      const write = (text: string): void => {
        if (!stop.signal.aborted) controller.enqueue(encoder.encode(text));
      };
      timer = setInterval(() => write(': still here\n\n'), commentEveryMs);
      try {
        for await (const event of source(stop.signal)) write(`data: ${JSON.stringify(event)}\n\n`);
        if (!stop.signal.aborted) controller.close();
      } catch (error) {
        if (!stop.signal.aborted) controller.error(error);
      } finally {
        finish();
      }
    },
    cancel: finish,
  });
  return new Response(body, { headers });
}
