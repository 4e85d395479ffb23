import { Command } from 'commander';
import { computeFid } from '#evaluation/image-sets/measures/compute-fid.ts';
import type { FidResult } from '#evaluation/image-sets/measures/compute-fid.ts';
import { addMeasureFlags, measure } from '../console/measure-flags.ts';
import type { MeasureFlags } from '../console/measure-flags.ts';
import { printJson, printResult } from '../console/output.ts';

/** `onpar fid A B`: the Fréchet distance of two image sets, with its error, bias and provenance. */
export function fidCommand(): Command {
  const command = new Command('fid').description(
    'measure the Fréchet Inception distance of two image sets',
  );
  return addMeasureFlags(command)
    .addHelpText(
      'after',
      `
Examples:
  onpar fid out/euler-20 reference-images --json
  onpar fid --features a.npy b.npy`,
    )
    .action(async (a: string, b: string, flags: MeasureFlags) => {
      const result = await measure([a, b], flags, computeFid);
      if (flags.json === true) printJson(result);
      else printResult(sentenceOf(result));
    });
}

function sentenceOf({ value, ci95, bias_estimate: bias }: FidResult): string {
  const number = (x: number): string => x.toPrecision(6);
  const interval = ci95 ? ` (95% ${ci95.map(number).join(' to ')})` : '';
  const ofBias = bias === null ? '' : `, of which about ${number(bias)} is small-sample bias`;
  return `FID ${number(value)}${interval}${ofBias}`;
}
