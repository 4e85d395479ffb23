import { parseArgs } from 'node:util';
import { z } from 'zod';
import { endWhatItStarted } from '../end-what-it-started.ts';
import { compareRuns } from './compare-runs.ts';

/**
 * `npm run bench:runs -- [--samples N] [--workers N]`: what a sample of a long run costs against one of
 * short runs, in processor time of workers and database, and whether memory grows.
 */

const { values } = parseArgs({
  options: {
    samples: { type: 'string', default: '10000' },
    workers: { type: 'string', default: '3' },
  },
});
const whole = z.coerce.number().int().positive();
const samples = whole.multipleOf(100).parse(values.samples);

const say = (line: string): void => void process.stdout.write(`${line}\n`);
await endWhatItStarted(async (signal) => {
  const { short, long, memory } = await compareRuns(
    { samples, workers: whole.parse(values.workers), signal },
    say,
  );
  const ratio = long / short;
  say(
    `A sample: ${short.toFixed(2)} ms in runs of 100, ${long.toFixed(2)} ms in one of ${samples}: ${ratio.toFixed(3)} of it (bar: 1.05).`,
  );
  say(
    `Memory of the workers: ${memory.early} MB after a tenth of the long run, ${memory.half} MB after half of it, ${memory.late} MB at its end (bar: 1.05 of that at half).`,
  );
  process.exitCode = ratio <= 1.05 && memory.late <= 1.05 * memory.half ? 0 : 1;
});
