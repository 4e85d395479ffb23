import { Counter, Histogram } from 'prom-client';
import type { Registry } from 'prom-client';

const labelNames = ['model'] as const;

type WorkMetrics = {
  /** an image is kept; each of its steps took so long */
  made: (image: { model: string; stepSeconds: number }) => void;
  /** images are given up */
  failed: (images: { model: string; count: number }) => void;
};

/** Counts the images that a worker makes and those that it gives up, and how long a step takes. */
export function createWorkMetrics(registry: Registry): WorkMetrics {
  const registers = [registry];
  const made = new Counter({
    name: 'onpar_samples_made_total',
    help: 'Images that this worker has made and kept, by model',
    labelNames,
    registers,
  });
  const failed = new Counter({
    name: 'onpar_samples_failed_total',
    help: 'Images that this worker has given up after their last try, by model',
    labelNames,
    registers,
  });
  const steps = new Histogram({
    name: 'onpar_step_seconds',
    help: 'Seconds of one denoising step of one image, by model',
    labelNames,
    buckets: [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30],
    registers,
  });
  return {
    made: ({ model, stepSeconds }) => {
      made.inc({ model });
      steps.observe({ model }, stepSeconds);
    },
    failed: ({ model, count }) => failed.inc({ model }, count),
  };
}
