import { Command } from 'commander';
import { present } from '#domain/present.ts';
import { computeFid } from '#evaluation/image-sets/measures/compute-fid.ts';
import { keepPair } from '#study/runs/keep-pair.ts';
import { fidSentence } from '../console/fid-sentence.ts';
import { addMeasureFlags } from '../console/measure-flags.ts';
import type { MeasureFlags } from '../console/measure-flags.ts';
import { measureSides } from '../console/measure-sides.ts';
import { printJson, printResult } from '../console/output.ts';

/** `onpar fid A B`: the Fréchet distance of two image sets, with its error, bias and provenance. */
export function fidCommand(): Command {
  const command = new Command('fid')
    .description('measure the Fréchet Inception distance of two image sets')
    .argument('<a>', 'a folder, zip, .npz or .npy of images, .npz statistics, or STUDY/ARM')
    .argument('<b>', 'what to compare it with, or the name of kept statistics');
  return addMeasureFlags(command)
    .addHelpText(
      'after',
      `
Examples:
  onpar fid out/euler-20 reference-images --json
  onpar fid my-study/fast coco                          kept with the study
  onpar fid --features a.npy b.npy`,
    )
    .action(async (a: string, b: string, flags: MeasureFlags) => {
      const result = await measureSides([a, b], flags, {
        compute: ({ b: reference, ...options }) =>
          computeFid({ ...options, b: present(reference, 'the second side') }),
        keep: (db, { n, distinct, dims, network, resize, device, precision, warnings, ...fid }) => {
          const made = { network, resize, device, precision };
          const provenance = { n, distinct, dims, ...made, warnings };
          return keepPair({ db, sides: [a, b], result: { metrics: { fid }, ...provenance } });
        },
      });
      if (flags.json === true) printJson(result);
      else printResult(fidSentence(result));
    });
}
