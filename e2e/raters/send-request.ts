import { Agent, request } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { present } from '#domain/present.ts';

export type Reply = { status: number; headers: IncomingHttpHeaders; body: Buffer };

type Asked = {
  method?: 'GET' | 'POST';
  headers?: Record<string, string>;
  body?: string | Buffer;
};

const PATIENCE_MS = 15_000;
const agent = new Agent({ keepAlive: true, maxSockets: Infinity });

/** Asks a web server once, over connections that are kept; a server that is gone throws. */
export async function sendRequest(url: string, asked: Asked = {}): Promise<Reply> {
  const { method = 'GET', headers = {}, body } = asked;
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const sent = request(url, { method, agent, signal, headers: { ...length, ...headers } });
    sent.once('response', resolve);
    sent.once('error', reject);
    sent.end(body);
  });
  const status = present(response.statusCode, 'the status');
  return { status, headers: response.headers, body: await buffer(response) };
}
