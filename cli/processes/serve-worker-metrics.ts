import type { Tally } from '#generator/worker/make-samples.ts';
import { createRegistry } from '#operations/create-registry.ts';
import { createDatabaseMetrics } from '#operations/database-metrics.ts';
import { readOperationsEnv } from '#operations/env.ts';
import { serveMetrics } from '#operations/serve-metrics.ts';
import { createWorkMetrics } from '#operations/work-metrics.ts';
import { countConnections } from '#prisma/client.ts';
import type { Database } from '#prisma/client.ts';

const NOBODY_ASKS: Tally = { made: () => undefined, failed: () => undefined };

/** Serves the metrics of a worker where a port is given, and returns what is to be told of images. */
export async function serveWorkerMetrics(db: Database, port: number | undefined): Promise<Tally> {
  if (port === undefined) return NOBODY_ASKS;
  const registry = createRegistry();
  createDatabaseMetrics(registry, () => countConnections(db));
  await serveMetrics(registry, { port, host: readOperationsEnv().metricsHost });
  return createWorkMetrics(registry);
}
