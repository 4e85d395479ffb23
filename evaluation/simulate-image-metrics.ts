import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { simulateFrechet } from './simulations/simulate-frechet.ts';
import { simulateKernels } from './simulations/simulate-kernels.ts';
import { simulateNeighbours } from './simulations/simulate-neighbours.ts';
import { replaceSection } from './simulations/replace-section.ts';

/**
 * `npm run simulate:image-metrics [-- --repeats N] [--part frechet]`: how often the intervals of the image metrics hold
 * what they are intervals of, and how right the bias estimate is; the figures go into
 * docs/methods/image-metrics.md. Everything is drawn from seeds: the same call gives the same figures.
 */

const PARTS = {
  frechet: simulateFrechet,
  kernels: simulateKernels,
  neighbours: simulateNeighbours,
};

const { values } = parseArgs({
  options: {
    repeats: { type: 'string', default: '1000' },
    part: { type: 'string', multiple: true, default: Object.keys(PARTS) },
  },
});
const repeats = Number(values.repeats);
const page = join(import.meta.dirname, '..', 'docs', 'methods', 'image-metrics.md');

const unknown = values.part.find((part) => !(part in PARTS));
if (unknown !== undefined)
  throw new Error(`--part "${unknown}" is none of ${Object.keys(PARTS).join(', ')}`);

for (const [name, simulate] of Object.entries(PARTS)) {
  if (!values.part.includes(name)) continue;
  const table = await simulate(repeats);
  process.stdout.write(`${table}\n\n`);
  await replaceSection(page, name, `Figures of ${repeats} repeats a row:\n\n${table}`);
}
