import { Registry } from 'prom-client';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { createDatabaseMetrics } from './database-metrics.ts';
import { createHttpMetrics } from './http-metrics.ts';
import { createQueueMetrics } from './queue-metrics.ts';
import { serveMetrics } from './serve-metrics.ts';
import { createWorkMetrics } from './work-metrics.ts';

describe('metrics of requests', () => {
  it('count by route and status, and the votes that were kept apart', async () => {
    const registry = new Registry();
    const observe = createHttpMetrics(registry);
    const vote = { method: 'POST', route: '/api/rating/votes', seconds: 0.035 };
    observe({ ...vote, status: 200 });
    observe({ ...vote, status: 429 });
    const text = await registry.metrics();
    const labels = 'method="POST",route="/api/rating/votes",status="429"';
    expect(text).toContain(`onpar_http_request_seconds_count{${labels}} 1`);
    expect(text).toContain('onpar_vote_seconds_count 1');
    expect(text).toContain('onpar_vote_seconds_bucket{le="0.03"} 0');
    expect(text).toContain('onpar_vote_seconds_bucket{le="0.04"} 1');
  });
});

describe('metrics of work', () => {
  it('count images made and given up, and take the time of a step', async () => {
    const registry = new Registry();
    const { made, failed } = createWorkMetrics(registry);
    made({ model: 'tiny', stepSeconds: 0.02 });
    failed({ model: 'tiny', count: 3 });
    const text = await registry.metrics();
    expect(text).toContain('onpar_samples_made_total{model="tiny"} 1');
    expect(text).toContain('onpar_samples_failed_total{model="tiny"} 3');
    expect(text).toContain('onpar_step_seconds_sum{model="tiny"} 0.02');
  });
});

describe('metrics of the database', () => {
  it('show the pool as it is', async () => {
    const registry = new Registry();
    createDatabaseMetrics(registry, () => ({ busy: 2, idle: 1, waiting: 4, most: 10 }));
    const text = await registry.metrics();
    expect(text).toContain('onpar_database_connections{state="busy"} 2');
    expect(text).toContain('onpar_database_waiting 4');
  });

  it('show the queue while the database answers, and nothing of it while it does not', async () => {
    const registry = new Registry();
    let answers = true;
    createQueueMetrics(registry, async () => {
      if (!answers) throw new Error('away');
      return { images: 8, jobs: 2, workers: 1 };
    });
    expect(await registry.metrics()).toMatch(/onpar_queue_images 8\n[^]*onpar_database_up 1/);
    answers = false;
    const text = await registry.metrics();
    expect(text).toContain('onpar_database_up 0');
    expect(text).not.toMatch(/^onpar_queue/m);
  });
});

describe('serveMetrics', () => {
  it('answers at /metrics and nowhere else', async () => {
    const port = await takenPort().then(async ({ port, free }) => (await free(), port));
    const server = await serveMetrics(new Registry(), { port, host: '127.0.0.1' });
    const ask = async (path: string) => (await fetch(`http://127.0.0.1:${port}${path}`)).status;
    expect([await ask('/metrics'), await ask('/'), await ask('/metrics/x')]).toEqual([
      200, 404, 404,
    ]);
    server.close();
  });

  it('says which port is taken', async () => {
    const { port, free } = await takenPort();
    await expect(serveMetrics(new Registry(), { port, host: '127.0.0.1' })).rejects.toThrow(
      `Port ${port} of 127.0.0.1, for metrics, is taken`,
    );
    await free();
  });
});

async function takenPort(): Promise<{ port: number; free: () => Promise<void> }> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const free = async (): Promise<void> => {
    server.close();
    await once(server, 'close');
  };
  return { port: address.port, free };
}
