import { once } from 'node:events';
import { createServer, request as send } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { generate } from 'selfsigned';
import { present } from '#domain/present.ts';

/** What a proxy in front of the web app does to the address that people use. */
export type ProxyManners = {
  /** ends https here and speaks http to the web app */
  https: boolean;
  /** the Host that it sends on: as it came, the web app's own, or without its port */
  host: 'kept' | 'rewritten' | 'without port';
  /** sends X-Forwarded-Host and X-Forwarded-Proto */
  forwards: boolean;
};

export type ReverseProxy = {
  origin: string;
  /** where the web app is; may be told after the proxy's own address is known */
  leadTo: (upstream: string) => void;
  close: () => Promise<void>;
};

/** A small reverse proxy, as nginx or Caddy is one with this configuration. */
export async function startReverseProxy(manners: ProxyManners): Promise<ReverseProxy> {
  let upstream: URL | undefined;
  const pass = (request: IncomingMessage, response: ServerResponse): void => {
    if (!upstream) throw new Error('the proxy was not told where the web app is');
    passOn({ request, response, upstream, manners });
  };
  const server = await listen(manners, pass);
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the proxy has no port');
  return {
    origin: `${manners.https ? 'https' : 'http'}://localhost:${address.port}`,
    leadTo: (to) => {
      upstream = new URL(to);
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function listen(
  { https }: ProxyManners,
  pass: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<Server> {
  const server = https ? createTlsServer(await certificate(), pass) : createServer(pass);
  server.listen(0, 'localhost');
  await once(server, 'listening');
  return server;
}

async function certificate(): Promise<{ key: string; cert: string }> {
  const pair = await generate([{ name: 'commonName', value: 'localhost' }], {
    algorithm: 'sha256',
  });
  return { key: pair.private, cert: pair.cert };
}

function passOn(options: {
  request: IncomingMessage;
  response: ServerResponse;
  upstream: URL;
  manners: ProxyManners;
}): void {
  const { request, response, upstream, manners } = options;
  const asked = request.headers.host ?? 'localhost';
  const hosts = { kept: asked, rewritten: upstream.host, 'without port': asked.split(':')[0] };
  const forwarded = {
    'x-forwarded-host': asked,
    'x-forwarded-proto': manners.https ? 'https' : 'http',
  };
  const out = send({
    hostname: upstream.hostname,
    port: upstream.port,
    path: request.url,
    method: request.method,
    headers: {
      ...request.headers,
      ...(manners.forwards && forwarded),
      host: hosts[manners.host],
    },
  });
  out.on('response', (answer) => {
    response.writeHead(present(answer.statusCode, 'the status of an answer'), answer.headers);
    answer.pipe(response);
  });
  out.on('error', () => response.destroy());
  request.on('error', () => out.destroy());
  request.pipe(out);
}
