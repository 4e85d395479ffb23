import { readQueueDepth } from '#generator/queue/read-queue-depth.ts';
import { createDatabaseMetrics } from '#operations/database-metrics.ts';
import { createHttpMetrics } from '#operations/http-metrics.ts';
import type { Answered } from '#operations/http-metrics.ts';
import { createQueueMetrics } from '#operations/queue-metrics.ts';
import { createRegistry } from '#operations/create-registry.ts';
import { serveMetrics } from '#operations/serve-metrics.ts';
import { countConnections } from '#prisma/client.ts';
import { database } from '../_data/database.ts';
import { webLog } from './web-log.ts';

/**
 * Serves the metrics of the web app, and returns what is to be told of each request. People are served
 * all the same when the port is not to be had, which the log says.
 */
export async function serveWebMetrics(address: {
  port: number;
  host: string;
}): Promise<(answered: Answered) => void> {
  // the client that the pages use: this process has one
  const db = database();
  const registry = createRegistry();
  createDatabaseMetrics(registry, () => countConnections(db));
  createQueueMetrics(registry, () => readQueueDepth(db));
  await serveMetrics(registry, address).catch((error: unknown) =>
    webLog().error({ error, ...address }, 'metrics are not served'),
  );
  return createHttpMetrics(registry);
}
