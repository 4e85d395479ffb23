import type { ImageSet } from '#evaluation/image-sets/images/image-set.ts';
import type { MeasureOptions } from '#evaluation/image-sets/measures/measure-options.ts';
import type { EvaluationInput } from '#evaluation/image-sets/measures/open-evaluation-input.ts';
import { openFeatures } from '#evaluation/image-sets/measures/open-features.ts';
import type { Database } from '#prisma/client.ts';
import { withDatabase } from '../processes/database.ts';
import { extractionOf, networkOf } from './measure-flags.ts';
import type { MeasureFlags } from './measure-flags.ts';
import { isArmOfStudy, openSide } from './open-side.ts';
import { say } from './output.ts';

/** What is measured: a side B too, where one is named. */
export type OpenedSides = Omit<MeasureOptions, 'b'> & { b?: EvaluationInput };

type Paths = readonly [a: string, b: string | undefined];

/**
 * Opens the sides and the network, measures with a progress bar, prints warnings, closes. The
 * database is opened only for a side that is an arm of a study, and handed to `keep`.
 */
export async function measureSides<Result extends { warnings: string[] }>(
  paths: Paths,
  flags: MeasureFlags,
  work: {
    compute: (options: OpenedSides) => Promise<Result>;
    /** `further`: the sets among the sides that are no arm of a study */
    keep: (db: Database, result: Result, further: readonly ImageSet[]) => Promise<void>;
  },
): Promise<Result> {
  const { compute, keep } = work;
  if (flags.features === true || !paths.some((path) => path !== undefined && isArmOfStudy(path)))
    return measureOpened(paths, flags, { compute });
  return withDatabase((db) =>
    measureOpened(paths, flags, {
      ...{ compute, db },
      keep: (result, further) => keep(db, result, further),
    }),
  );
}

async function measureOpened<Result extends { warnings: string[] }>(
  paths: Paths,
  flags: MeasureFlags,
  work: {
    compute: (options: OpenedSides) => Promise<Result>;
    db?: Database;
    keep?: (result: Result, further: readonly ImageSet[]) => Promise<void>;
  },
): Promise<Result> {
  const open = (path: string): Promise<EvaluationInput> =>
    flags.features === true ? openFeatures(path) : openSide(path, work.db);
  const a = await open(paths[0]);
  const b = paths[1] === undefined ? undefined : await open(paths[1]);
  const { extraction, stop } = extractionOf(flags);
  try {
    const images = a.kind === 'images' || b?.kind === 'images';
    const network = images ? { network: await networkOf(flags) } : {};
    const result = await work.compute({
      ...extraction,
      ...network,
      a,
      ...(b === undefined ? {} : { b }),
    });
    for (const warning of result.warnings) say(`Warning: ${warning}`);
    const isFurther = (path: string | undefined): boolean =>
      path !== undefined && !isArmOfStudy(path);
    const further = [a, b].filter((_, i) => isFurther(paths[i])).flatMap(setOf);
    await work.keep?.(result, further);
    return result;
  } finally {
    stop();
    for (const input of [a, b]) if (input?.kind === 'images') await input.set.close?.();
  }
}

function setOf(input: EvaluationInput | undefined): ImageSet[] {
  return input?.kind === 'images' ? [input.set] : [];
}
