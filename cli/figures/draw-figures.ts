import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { present } from '#domain/present.ts';
import { PACKAGE_FOLDER } from '../processes/package-folder.ts';
import { drawLines } from '#study/figures/draw-lines.ts';
import type { Line } from '#study/figures/draw-lines.ts';

/** `npm run figures:draw`: the README's figures of the embedded pair, from the measured JSON files. */
const ARMS = ['shapes-fast', 'shapes-base'] as const;
const FOLDER = join(PACKAGE_FOLDER, 'docs', 'embedded');

const share = z.object({ right: z.number(), stated: z.number() });
const accuracySchema = z.object({
  models: z.record(
    z.string(),
    z.object({ bySteps: z.array(z.object({ steps: z.number(), all: share })) }),
  ),
});
const fidSchema = z.object({
  lines: z.array(
    z.object({
      model: z.string(),
      steps: z.number(),
      value: z.number(),
      ci95: z.tuple([z.number(), z.number()]).nullable(),
    }),
  ),
});

async function readJson(name: string): Promise<unknown> {
  return JSON.parse(await readFile(join(FOLDER, name), 'utf8'));
}

const accuracy = accuracySchema.parse(await readJson('accuracy.json'));
const fid = fidSchema.parse(await readJson('fid.json'));

const accuracyLines: Line[] = ARMS.map(
  (label) => [label, present(accuracy.models[label], label).bySteps] as const,
).map(([label, bySteps]) => ({
  label,
  points: bySteps.map(({ steps, all }) => ({
    x: steps,
    y: (100 * all.right) / all.stated,
    interval: null,
  })),
}));
const fidLines: Line[] = ARMS.map((label) => ({
  label,
  points: fid.lines
    .filter(({ model }) => model === label)
    .map(({ steps, value, ci95 }) => ({ x: steps, y: value, interval: ci95 })),
}));

await writeFile(
  join(FOLDER, 'accuracy-by-steps.svg'),
  drawLines({ title: 'Stated attributes right, %', lines: accuracyLines, from: null }),
);
await writeFile(
  join(FOLDER, 'fid-by-steps.svg'),
  drawLines({ title: 'FID against rendered scenes (embedded network)', lines: fidLines, from: 0 }),
);
