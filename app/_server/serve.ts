import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import next from 'next';
import { ERROR_CODES } from '#domain/error-codes.ts';
import type { ErrorCode } from '#domain/error-codes.ts';
import { present } from '#domain/present.ts';
import { readOperationsEnv } from '#operations/env.ts';
import { guessableOf, isKnown } from '../(rating)/_server/guessable.ts';
import { database } from '../_data/database.ts';
import { createRouteFinder, readRoutes } from './find-route.ts';
import { isHost } from './is-host.ts';
import { isReadableAddress } from './is-readable-address.ts';
import { isRouterState } from './is-router-state.ts';
import { createRatingServer } from './serve-rating.ts';
import { limitGuesses } from './limit-guesses.ts';
import { loadPages } from './load-pages.ts';
import { serveWebMetrics } from './serve-web-metrics.ts';
import { watchRequest } from './watch-request.ts';
import { webLog } from './web-log.ts';

/**
 * The web server: `node app/_server/serve.ts PORT BUILD`, with the folder of the build. Next.js answers,
 * but for what it cannot read, and for what raters' pages ask all the time.
 */

/** No page has this address, so that the page is shown that says so. */
const NOWHERE = '/nothing-is-here';
/** What web pages and programs ask with; Next.js fails on some of the others. */
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
/** A request may take so long to arrive: images are uploaded over slow lines too. */
const LONGEST_REQUEST_MS = 3600 * 1000;
/** How long answers that are under way may take once the server is told to stop. */
const GRACE_MS = 5000;

const port = Number(process.argv[2]);
const buildFolder = present(process.argv[3], 'the folder of the build');
// made here, so that pages find this one, and the process has no other
database();
// what fails is told by instrumentation.ts, without what people sent
const app = next({ dev: false, dir: process.cwd(), port, quiet: true });
await app.prepare();
const answer = app.getRequestHandler();
const { metricsPort, metricsHost: host, trustedProxies } = readOperationsEnv();
const observe =
  metricsPort === undefined
    ? (): void => undefined
    : await serveWebMetrics({ port: metricsPort, host });
const routes = readRoutes(buildFolder);
const answerRater = createRatingServer(routes);
const guesses = limitGuesses({
  guessableOf: ({ url = '', headers }) => {
    const path = url.slice(routes.basePath.length).replace(/\?.*$/s, '');
    return guessableOf(path, { get: (name) => headers[name]?.toString() ?? null });
  },
  isKnown,
  trustedProxies,
});
const watch = {
  log: webLog(),
  findRoute: createRouteFinder(routes),
  clock: () => performance.now(),
  observe,
};

const server = createServer({ requestTimeout: LONGEST_REQUEST_MS }, (request, response) => {
  watchRequest(request, response, watch);
  const { method, headers, url } = request;
  if (method === undefined || !METHODS.includes(method)) {
    refuse(response, 'unknown-method', 'Nothing here is asked in this way.');
    return;
  }
  const { host } = headers;
  if (host !== undefined && !isHost(host)) {
    refuse(response, 'malformed', 'The header Host names no host.');
    return;
  }
  if (!isRouterState(headers['next-router-state-tree'])) {
    refuse(response, 'malformed', 'The header Next-Router-State-Tree cannot be read.');
    return;
  }
  forgetBrokenHost(request);
  if (url === undefined || !isReadableAddress(url)) {
    if (url?.includes('/api/')) {
      refuse(response, 'nothing-here', 'This address cannot be read.');
      return;
    }
    request.url = NOWHERE;
  }
  void guesses.refuse(request, response).then((isRefused) => {
    if (!isRefused && !answerRater(request, response)) void answer(request, response);
  });
});

/** A proxy that sends no host in its header has not said where the request was sent to. */
function forgetBrokenHost({ headers }: IncomingMessage): void {
  const forwarded = headers['x-forwarded-host'];
  const hosts = typeof forwarded === 'string' ? forwarded.split(',') : [];
  if (!hosts.every((host) => isHost(host.trim()))) delete headers['x-forwarded-host'];
}

function refuse(response: ServerResponse, code: ErrorCode, error: string): void {
  response.writeHead(ERROR_CODES[code].http, { 'Content-Type': 'application/json' });
  response.end(JSON.stringify({ error, code }));
}

function stop(): void {
  server.close(() => process.exit(0));
  server.closeIdleConnections();
  setTimeout(() => {
    server.closeAllConnections();
  }, GRACE_MS).unref();
}

// whoever asked first, be it whether the server is there, does not wait for it
server.once('request', (_request, response: ServerResponse) => {
  response.once('close', () => {
    const address = `http://127.0.0.1:${port}${routes.basePath}`;
    loadPages({ address, db: database() }).catch((error: unknown) => {
      watch.log.warn({ err: error }, 'pages are loaded when they are asked for');
    });
  });
});

process.once('SIGTERM', stop);
process.once('SIGINT', stop);
server.listen(port);
