import { Agent, request } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { present } from '#domain/present.ts';

export type Question = {
  method: string;
  /** as it goes over the wire: nothing is normalised */
  path: string;
  headers?: Record<string, string>;
  body?: string | null;
};
export type Answer = {
  status: number;
  body: string;
  /** where it sends whoever asked; null when it does not */
  sentTo: string | null;
};

const PATIENCE_MS = 60_000;
const kept = new Agent({ keepAlive: true });
/** A stream of events never ends by itself. */
const MOST_BYTES = 2_000_000;

/** Asks the server something, byte for byte as it stands. */
export async function ask(address: string, question: Question): Promise<Answer> {
  try {
    return await askOnce(address, question, kept);
  } catch (error) {
    // a connection that was kept may have been closed just now: that is no answer
    if (!isReset(error)) throw error;
    return askOnce(address, question, false);
  }
}

function isReset(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ECONNRESET';
}

function askOnce(
  address: string,
  { method, path, headers = {}, body }: Question,
  agent: Agent | false,
): Promise<Answer> {
  const { hostname, port } = new URL(address);
  const sent = body ?? null;
  // Node would send the body of a DELETE without saying how long it is
  const length = sent === null ? {} : { 'content-length': Buffer.byteLength(sent) };
  return new Promise((resolve, reject) => {
    const asked = request({
      hostname,
      port,
      method,
      path,
      headers: { ...length, ...headers },
      timeout: PATIENCE_MS,
      maxHeaderSize: 100_000,
      agent,
    });
    asked.once('error', reject);
    asked.once('timeout', () => {
      reject(new Error(`no answer to ${method} ${path.slice(0, 200)}`));
      asked.destroy();
    });
    asked.once('response', (response) => {
      readAnswer(response, () => asked.destroy()).then(resolve, (error: unknown) => {
        reject(
          new Error(`the answer to ${method} ${path.slice(0, 200)} broke off`, { cause: error }),
        );
      });
    });
    if (sent !== null) asked.write(sent);
    asked.end();
  });
}

/**
 * The answer, once all of it or enough is there.
 *
 * @param leave what to do when it goes on
 */
function readAnswer(response: IncomingMessage, leave: () => void): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { statusCode: status, headers } = response;
    let text = '';
    const done = (): void =>
      resolve({ status: present(status, 'the status'), body: text, sentTo: targetOf(headers) });
    const leaveEarly = (): void => {
      done();
      leave();
    };
    response.setEncoding('utf8');
    response.on('data', (chunk: string) => {
      text += chunk;
      if (text.length > MOST_BYTES) leaveEarly();
    });
    response.once('end', done);
    response.once('close', done);
    response.once('error', reject);
    if (headers['content-type']?.startsWith('text/event-stream')) leaveEarly();
  });
}

/** An action of a page says in a header of its own where it sends people, and in what way after `;`. */
function targetOf({ location, 'x-action-redirect': byAction }: IncomingHttpHeaders): string | null {
  if (typeof byAction === 'string') return byAction.split(';')[0] ?? null;
  return location ?? null;
}
