import { Command } from 'commander';
import {
  leftOutWarning,
  skippedWarning,
} from '#evaluation/image-sets/measures/image-set-warnings.ts';
import { computeStatistics } from '#evaluation/image-sets/measures/compute-statistics.ts';
import { openEvaluationInput } from '#evaluation/image-sets/measures/open-evaluation-input.ts';
import { writeStatistics } from '#evaluation/image-sets/features/statistics-file.ts';
import { parseDeviceRequest } from '#onnx/device-request.ts';
import { UserError } from '#domain/user-error.ts';
import { addExtractionFlags, networkOf } from '../console/measure-flags.ts';
import type { ExtractionFlags } from '../console/measure-flags.ts';
import { createProgress, printResult, say } from '../console/output.ts';

/** `onpar stats A -o S.npz`: mean and covariance of a set's features, to compare with later. */
export function statsCommand(): Command {
  const command = new Command('stats')
    .description("keep the statistics of an image set's features in a .npz file")
    .argument('<a>', 'a folder or .zip of images')
    .requiredOption('-o, --output <file>', 'the .npz file to write');
  return addExtractionFlags(command)
    .addHelpText('after', '\nExample:\n  onpar stats reference-images -o reference.npz')
    .action(runStats);
}

async function runStats(path: string, flags: ExtractionFlags & { output: string }): Promise<void> {
  if (!flags.output.toLowerCase().endsWith('.npz'))
    throw new UserError(`The output ${flags.output} must end in .npz.`, { code: 'wrong-call' });
  const input = await openEvaluationInput(path);
  if (input.kind !== 'images')
    throw new UserError(`${path} is already statistics: give a folder or .zip of images.`, {
      code: 'wrong-call',
    });
  const progress = createProgress({ label: 'Features', total: input.set.count });
  try {
    const { statistics, seen } = await computeStatistics({
      set: input.set,
      network: await networkOf(flags),
      resize: flags.resize,
      ...(flags.batchSize === undefined ? {} : { batchSize: flags.batchSize }),
      device: parseDeviceRequest(flags.device),
      onBadImage: flags.onBadImage,
      onProgress: (done) => {
        progress.update(done);
      },
    });
    for (const warning of [
      ...skippedWarning(path, seen.skipped),
      ...leftOutWarning(path, input.set.leftOut ?? []),
    ])
      say(`Warning: ${warning}`);
    await writeStatistics(flags.output, statistics);
  } finally {
    progress.stop();
    await input.set.close?.();
  }
  printResult(`Wrote ${flags.output}`);
}
