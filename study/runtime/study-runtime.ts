import { imageRuntimes } from './image-runtimes.ts';
import type { TimedImage } from './image-runtimes.ts';
import { asRuntimeRow } from './measured-row.ts';
import type { MeasuredRow } from './measured-row.ts';
import type { RuntimeRow } from './runtime-row.ts';

/** Seconds per image of a study's arms, and how they came about. */
export type StudyRuntime = {
  /** `bench`: measured for it; `images`: taken from the records of the study's own images */
  kind: 'bench' | 'images';
  rows: RuntimeRow[];
};

/** The runtime table of a study: what a bench measured, else what making its images took. */
export function studyRuntime(
  measured: readonly MeasuredRow[],
  images: readonly TimedImage[],
): StudyRuntime {
  return measured.length > 0
    ? { kind: 'bench', rows: measured.map(asRuntimeRow) }
    : { kind: 'images', rows: imageRuntimes(images) };
}
