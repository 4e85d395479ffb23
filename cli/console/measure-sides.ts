import type { MeasureOptions } from '#evaluation/image-sets/measures/measure-options.ts';
import type { EvaluationInput } from '#evaluation/image-sets/measures/open-evaluation-input.ts';
import { openFeatures } from '#evaluation/image-sets/measures/open-features.ts';
import type { Database } from '#prisma/client.ts';
import { withDatabase } from '../processes/database.ts';
import { extractionOf, networkOf } from './measure-flags.ts';
import type { MeasureFlags } from './measure-flags.ts';
import { isArmOfStudy, openSide } from './open-side.ts';
import { say } from './output.ts';

/**
 * Opens both sides and the network, measures with a progress bar, prints warnings, closes. The
 * database is opened only for a side that is an arm of a study, and handed to `keep`.
 */
export async function measureSides<Result extends { warnings: string[] }>(
  paths: readonly [string, string],
  flags: MeasureFlags,
  work: {
    compute: (options: MeasureOptions) => Promise<Result>;
    keep: (db: Database, result: Result) => Promise<void>;
  },
): Promise<Result> {
  const { compute, keep } = work;
  if (flags.features === true || !paths.some(isArmOfStudy))
    return measureOpened(paths, flags, { compute, db: undefined });
  return withDatabase(async (db) => {
    const result = await measureOpened(paths, flags, { compute, db });
    await keep(db, result);
    return result;
  });
}

async function measureOpened<Result extends { warnings: string[] }>(
  paths: readonly [string, string],
  flags: MeasureFlags,
  work: { compute: (options: MeasureOptions) => Promise<Result>; db: Database | undefined },
): Promise<Result> {
  const open = (path: string): Promise<EvaluationInput> =>
    flags.features === true ? openFeatures(path) : openSide(path, work.db);
  const a = await open(paths[0]);
  const b = await open(paths[1]);
  const { extraction, stop } = extractionOf(flags);
  try {
    const images = a.kind === 'images' || b.kind === 'images';
    const network = images ? { network: await networkOf(flags) } : {};
    const result = await work.compute({ ...extraction, ...network, a, b });
    for (const warning of result.warnings) say(`Warning: ${warning}`);
    return result;
  } finally {
    stop();
    for (const input of [a, b]) if (input.kind === 'images') await input.set.close?.();
  }
}
