import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PACKAGE_FOLDER } from '../processes/package-folder.ts';
import { drawLines } from '#study/figures/draw-lines.ts';
import type { Line } from '#study/figures/draw-lines.ts';

/** `npm run figures:curves`: the training loss of both U-Nets over the samples seen, from their logs. */
const LOGS = join(PACKAGE_FOLDER, 'generator', 'embedded', 'training', 'logs');
const OUT = join(PACKAGE_FOLDER, 'docs', 'embedded', 'training-loss.svg');

async function readCurve(name: string): Promise<Line> {
  const log = await readFile(join(LOGS, `${name}.log`), 'utf8');
  const rows = [...log.matchAll(/(\d+) samples\tv ([\d.]+)/g)];
  const points = rows.map(([, samples, loss]) => ({
    x: Number(samples) / 1000,
    y: Number(loss),
    interval: null,
  }));
  return { label: `shapes-${name}`, points };
}

const lines = await Promise.all(['fast', 'base'].map(readCurve));
const across = { label: 'Thousand samples seen', marks: [100, 200, 300, 400] };
await writeFile(OUT, drawLines({ title: 'Training loss (of v)', lines, from: 0, across }));
