import { existsSync } from 'node:fs';
import { Command } from 'commander';
import {
  leftOutWarning,
  skippedWarning,
} from '#evaluation/image-sets/measures/image-set-warnings.ts';
import { computeStatistics } from '#evaluation/image-sets/measures/compute-statistics.ts';
import { writeStatistics } from '#evaluation/image-sets/features/statistics-file.ts';
import { UserError } from '#domain/user-error.ts';
import { REFERENCE_NAME, referencePath } from '#study/measurements/kept-references.ts';
import type { Database } from '#prisma/client.ts';
import { withDatabase } from '../processes/database.ts';
import { addExtractionFlags, extractionOf, networkOf } from '../console/measure-flags.ts';
import { isArmOfStudy, openSide } from '../console/open-side.ts';
import { readCliEnv } from '../processes/env.ts';
import type { ExtractionFlags } from '../console/measure-flags.ts';
import { printResult, say } from '../console/output.ts';
import { requirePlace } from '../console/result-file.ts';

/** `onpar stats A -o S.npz`: mean and covariance of a set's features, to compare with later. */
export function statsCommand(): Command {
  const command = new Command('stats')
    .description("keep the statistics of an image set's features in a .npz file")
    .argument('<a>', 'a folder, zip, .npz or .npy of images, or STUDY/ARM')
    .option('-o, --output <file>', 'the .npz file to write')
    .option('--name <name>', 'keep them under this name, for onpar fid A NAME and --against NAME');
  return addExtractionFlags(command)
    .addHelpText(
      'after',
      '\nExamples:\n  onpar stats reference-images -o reference.npz\n  onpar stats coco-val2014 --name coco',
    )
    .action(runStats);
}

type StatsFlags = ExtractionFlags & { output?: string; name?: string };

async function runStats(path: string, flags: StatsFlags): Promise<void> {
  const output = outputOf(flags);
  if (flags.output !== undefined) await requirePlace(flags.output);
  const isReplaced = existsSync(output);
  if (isArmOfStudy(path)) await withDatabase((db) => keepStatistics(path, flags, { output, db }));
  else await keepStatistics(path, flags, { output, db: undefined });
  printResult(`${isReplaced ? 'Replaced' : 'Wrote'} ${output}`);
}

function outputOf({ output, name }: StatsFlags): string {
  const path = given(output, name);
  if (path.toLowerCase().endsWith('.npz')) return path;
  throw new UserError(`The output ${path} must end in .npz.`, { code: 'wrong-call' });
}

function given(output: string | undefined, name: string | undefined): string {
  if (output !== undefined && name === undefined) return output;
  if (output !== undefined || name === undefined)
    throw new UserError('Give either an output file (-o FILE.npz) or a --name.', {
      code: 'wrong-call',
    });
  if (REFERENCE_NAME.test(name)) return referencePath(readCliEnv().homeFolder, name);
  throw new UserError(`The name ${name} must be of letters, digits, dots, - and _.`, {
    code: 'wrong-call',
  });
}

async function keepStatistics(
  path: string,
  flags: StatsFlags,
  { output, db }: { output: string; db: Database | undefined },
): Promise<void> {
  const input = await openSide(path, db);
  if (input.kind !== 'images')
    throw new UserError(`${path} is already statistics: give a set of images.`, {
      code: 'wrong-call',
    });
  const { extraction, stop } = extractionOf(flags);
  try {
    const network = await networkOf(flags);
    const { statistics, seen } = await computeStatistics({
      ...extraction,
      set: input.set,
      network,
    });
    for (const warning of [
      ...skippedWarning(path, seen.skipped),
      ...leftOutWarning(path, input.set.leftOut ?? []),
    ])
      say(`Warning: ${warning}`);
    await writeStatistics(output, statistics);
  } finally {
    stop();
    await input.set.close?.();
  }
}
