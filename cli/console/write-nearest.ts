import { nearestFoundSchema } from '#study/measurements/nearest-pair.ts';
import { nearestPage } from '#study/figures/nearest-page.ts';
import type { OpenedSides } from './measure-sides.ts';
import { say } from './output.ts';
import { writeResult } from './result-file.ts';

/** Writes the page of the pairs that memorization found nearest; says where none was found. */
export async function writeNearest(
  file: string,
  { a, b }: OpenedSides,
  metrics: { memorization?: unknown },
): Promise<void> {
  const measured = nearestFoundSchema.safeParse(metrics.memorization);
  if (!measured.success || a.kind !== 'images' || b?.kind !== 'images') {
    say(`${file} is not written: memorization found no pairs of images.`);
    return;
  }
  const sets = { generated: a.set, reference: b.set };
  await writeResult(file, await nearestPage(measured.data.nearest, sets));
  say(`Wrote ${file}`);
}
