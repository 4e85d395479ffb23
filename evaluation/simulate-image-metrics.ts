import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { simulateFrechet } from './simulations/simulate-frechet.ts';
import { simulateKernels } from './simulations/simulate-kernels.ts';
import { simulateNeighbours } from './simulations/simulate-neighbours.ts';
import { replaceSection } from './simulations/replace-section.ts';

/**
 * `npm run simulate:image-metrics [-- --repeats N]`: how often the intervals of the image metrics hold
 * what they are intervals of, and how right the bias estimate is; the figures go into
 * docs/methods/image-metrics.md. Everything is drawn from seeds: the same call gives the same figures.
 */

const { values } = parseArgs({ options: { repeats: { type: 'string', default: '1000' } } });
const repeats = Number(values.repeats);
const page = join(import.meta.dirname, '..', 'docs', 'methods', 'image-metrics.md');

for (const [name, simulate] of [
  ['frechet', simulateFrechet],
  ['kernels', simulateKernels],
  ['neighbours', simulateNeighbours],
] as const) {
  const table = await simulate(repeats);
  process.stdout.write(`${table}\n\n`);
  await replaceSection(page, name, table);
}
