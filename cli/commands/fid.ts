import { Command } from 'commander';
import { computeFid } from '#evaluation/image-sets/measures/compute-fid.ts';
import type { FidResult } from '#evaluation/image-sets/measures/compute-fid.ts';
import { keepPair } from '#study/runs/keep-pair.ts';
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
        compute: computeFid,
        keep: (db, { n, dims, network, resize, device, precision, warnings, ...fid }) => {
          const provenance = { n, dims, network, resize, device, precision, warnings };
          return keepPair({ db, sides: [a, b], result: { metrics: { fid }, ...provenance } });
        },
      });
      if (flags.json === true) printJson(result);
      else printResult(sentenceOf(result));
    });
}

function sentenceOf(result: FidResult): string {
  const { value, distance, ci95, ci95_of: of, bias_estimate: bias } = result;
  const number = (x: number): string => x.toPrecision(6);
  const interval = ci95 ? `95% ${ci95.map(number).join(' to ')}: ${of}` : of;
  const bare = `FID ${number(value)} (${interval})`;
  if (bias === null || distance === null) return bare;
  // the digits shown would be those of a bias that is nothing
  if (number(distance) === number(value)) return bare;
  return `FID ${number(value)}, of which about ${number(bias)} is the bias of finite sets; without it ${number(distance)} (${interval})`;
}
