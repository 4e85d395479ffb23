import { setTimeout as pause } from 'node:timers/promises';
import { Gauge } from 'prom-client';
import type { Registry } from 'prom-client';

/** What there is to do, and who does it. */
type QueueDepth = { images: number; jobs: number; workers: number };

const ANSWER_WITHIN_MS = 3000;

/**
 * Shows the queue of the whole installation as the database has it when the metrics are read. While the
 * database does not answer, the queue has no values, and `onpar_database_up` is 0.
 */
export function createQueueMetrics(registry: Registry, read: () => Promise<QueueDepth>): void {
  const ask = askedOnce(read);
  const gauge = (name: string, help: string, of: (depth: QueueDepth) => number): Gauge =>
    new Gauge({
      ...{ name, help, registers: [registry] },
      async collect() {
        const depth = await ask();
        if (depth === null) this.remove();
        else this.set(of(depth));
      },
    });
  gauge('onpar_queue_images', 'Images that wait to be made, in live runs', ({ images }) => images);
  gauge('onpar_queue_jobs', 'Jobs of images that wait or are under way', ({ jobs }) => jobs);
  gauge('onpar_workers', 'Workers that give signs of life anywhere', ({ workers }) => workers);
  new Gauge({
    name: 'onpar_database_up',
    help: '1 when the database answers, else 0',
    registers: [registry],
    async collect() {
      this.set((await ask()) === null ? 0 : 1);
    },
  });
}

/** One question for all that ask while it is under way; null when there is no answer in time. */
function askedOnce<T>(question: () => Promise<T>): () => Promise<T | null> {
  let asked: Promise<T | null> | null = null;
  return () =>
    (asked ??= Promise.race([
      question().catch(() => null),
      pause(ANSWER_WITHIN_MS, null, { ref: false }),
    ]).finally(() => (asked = null)));
}
