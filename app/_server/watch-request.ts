import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import type { Answered } from '#operations/http-metrics.ts';
import type { Route } from './find-route.ts';
import { requestId } from './request-id.ts';

/** The name of a request, on its way in, on its way out, and in the log. */
export const REQUEST_ID = 'x-request-id';
const STATIC = '/_next/static';

/**
 * Gives a request a name, and tells log and metrics how it went once it is over. The line says which
 * route it was, not which address: that one may hold a token.
 */
export function watchRequest(
  request: IncomingMessage,
  response: ServerResponse,
  options: {
    log: Logger;
    findRoute: (address: string) => Route;
    clock: () => number;
    observe: (answered: Answered) => void;
  },
): void {
  const { log, findRoute, clock, observe } = options;
  const id = requestId(request.headers[REQUEST_ID]);
  request.headers[REQUEST_ID] = id;
  response.setHeader(REQUEST_ID, id);
  const begun = clock();
  // addresses and methods are replaced further on when they cannot be read
  const { method = 'none', url = '' } = request;
  response.once('close', () => {
    const { statusCode: status, writableFinished } = response;
    const ms = clock() - begun;
    const place = findRoute(url);
    observe({ method, route: place.route, status, seconds: ms / 1000 });
    const level = status >= 500 ? 'error' : place.route === STATIC ? 'debug' : 'info';
    const end = writableFinished ? 'answered' : 'broken off';
    log[level]({ request: id, method, ...place, status, ms: Math.round(ms) }, end);
  });
}
