import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Registry } from 'prom-client';
import { systemErrorCode } from '#domain/system-error-code.ts';
import { UserError } from '#domain/user-error.ts';

/**
 * Serves metrics for Prometheus at `/metrics` of a port of their own. Whoever reaches the port can read
 * them, so it is bound to this machine unless told otherwise.
 *
 * @throws UserError `port-taken` when the port or the address is not to be had
 */
export async function serveMetrics(
  registry: Registry,
  { port, host }: { port: number; host: string },
): Promise<{ close: () => void }> {
  const server = createServer((request, response) => {
    const path = request.url?.replace(/\?.*$/s, '');
    if (path !== '/metrics' || !['GET', 'HEAD'].includes(String(request.method))) {
      response.writeHead(404, { 'Content-Type': 'text/plain' }).end('See /metrics.\n');
      return;
    }
    registry.metrics().then(
      (text) => response.writeHead(200, { 'Content-Type': registry.contentType }).end(text),
      () => response.writeHead(500).end(),
    );
  });
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    const why = systemErrorCode(error) === 'EADDRINUSE' ? 'is taken' : 'cannot be had';
    throw new UserError(`Port ${port} of ${host}, for metrics, ${why}: choose another one.`, {
      code: 'port-taken',
      cause: error,
    });
  }
  server.unref();
  return {
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
