import type { IncomingMessage, ServerResponse } from 'node:http';
import { NO_PAGE_POLICY } from '../_data/content-security-policy.ts';
import type { PlainRequest } from '../_data/plain-request.ts';
import { findRatingDoor } from './find-rating-door.ts';
import type { RatingDoor } from './find-rating-door.ts';
import type { RoutesManifest } from './find-route.ts';
import { logFailure } from './log-failure.ts';
import { REQUEST_ID } from './watch-request.ts';

/** No page of a rater sends as much; a route looks at what it gets, and refuses it by its own rule. */
const LONGEST_BODY = 64 * 1024;

type Routes = Pick<RoutesManifest, 'basePath' | 'headers'>;

/**
 * Answers what raters' pages ask all the time, with the headers that all answers have. Next.js takes
 * several times as long to find a route as a route takes to write a vote down.
 *
 * @returns a function that gives false for what it leaves to Next.js
 */
export function createRatingServer(
  { basePath, headers }: Routes,
  find: typeof findRatingDoor = findRatingDoor,
): (request: IncomingMessage, response: ServerResponse) => boolean {
  const always = headers
    .filter(({ regex }) => new RegExp(regex).test(`${basePath}/api/rating/votes`))
    .flatMap((one) => one.headers.map(({ key, value }) => [key, value] as const));
  return (request, response) => {
    const { method = '', url = '' } = request;
    if (!url.startsWith(`${basePath}/`)) return false;
    const door = find(method, url.slice(basePath.length).replace(/\?.*$/s, ''));
    if (!door) return false;
    for (const [key, value] of always) response.setHeader(key, value);
    response.setHeader('Content-Security-Policy', NO_PAGE_POLICY);
    void answer(door, request, response).catch((error: unknown) => {
      if (response.destroyed) return;
      const id = request.headers[REQUEST_ID];
      logFailure(error, { id, method, route: door.route });
      response.writeHead(500).end();
    });
    return true;
  };
}

async function answer(
  door: RatingDoor,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const given = await door.answer(await readRequest(request));
  const bytes = Buffer.from(await given.arrayBuffer());
  // the rest of what was too long is not waited for
  if (!request.complete) response.setHeader('Connection', 'close');
  response.writeHead(given.status, {
    ...Object.fromEntries(given.headers),
    'Content-Length': bytes.length,
  });
  response.end(bytes);
  request.resume();
}

async function readRequest(request: IncomingMessage): Promise<PlainRequest> {
  const { headers } = request;
  const get = (name: string): string | null => headers[name.toLowerCase()]?.toString() ?? null;
  const body = request.method === 'GET' ? null : [await readBody(request)];
  return { headers: { get }, body };
}

async function readBody(request: IncomingMessage): Promise<Uint8Array> {
  // leaving the loop must not close the connection, on which the answer is sent
  const chunks: AsyncIterable<Buffer> = request.iterator({ destroyOnReturn: false });
  const kept: Buffer[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    kept.push(chunk);
    length += chunk.length;
    if (length > LONGEST_BODY) break;
  }
  return Buffer.concat(kept);
}
