import type { IncomingHttpHeaders } from 'node:http';
import { Agent } from 'undici';

export type Reply = { status: number; headers: IncomingHttpHeaders; body: Buffer };

type Asked = {
  method?: 'GET' | 'POST';
  headers?: Record<string, string>;
  body?: string | Buffer;
};

const PATIENCE_MS = 15_000;
/** As many connections as are asked on at the same time; they are kept. */
const agent = new Agent({
  connect: { timeout: PATIENCE_MS },
  headersTimeout: PATIENCE_MS,
  bodyTimeout: PATIENCE_MS,
});

/** Asks a web server once, over connections that are kept; a server that is gone throws. */
export function sendRequest(url: string, asked: Asked = {}): Promise<Reply> {
  const { method = 'GET', headers = {}, body = null } = asked;
  const slash = url.indexOf('/', 'https://'.length);
  const [origin, path] = [url.slice(0, slash), url.slice(slash)];
  return new Promise((resolve, reject) => {
    let reply: Omit<Reply, 'body'> = { status: 0, headers: {} };
    const chunks: Buffer[] = [];
    agent.dispatch(
      { origin, path, method, headers, body },
      {
        // undici takes for one of an older kind what lacks it
        onRequestStart: () => undefined,
        onResponseStart: (_controller, status, given) => {
          reply = { status, headers: given };
        },
        onResponseData: (_controller, chunk) => void chunks.push(chunk),
        onResponseEnd: () => resolve({ ...reply, body: Buffer.concat(chunks) }),
        onResponseError: (_controller, error) => reject(error),
      },
    );
  });
}
