import { Command, InvalidArgumentError } from 'commander';
import { UserError } from '#domain/user-error.ts';
import { powerAnalysis } from '#evaluation/votes/power/power-analysis.ts';
import type { PowerQuestion, PowerResult } from '#evaluation/votes/power/power-analysis.ts';
import { createProgress, printJson, printResult } from '../console/output.ts';

type PowerFlags = PowerQuestion & { json?: boolean };

/** `onpar power`: before the study, whether its design can see the difference expected. */
export function powerCommand(): Command {
  return new Command('power')
    .description('before a study: how many votes it needs, and the power that its design has')
    .option('--raters <number>', 'raters who each see every comparison', count, 12)
    .option('--prompts <number>', 'prompts', count, 10)
    .option('--replicates <number>', 'pairs of images a prompt', count, 3)
    .option('--win-share <share>', 'expected share of decisive votes for the better arm', open, 0.6)
    .option('--ties <share>', 'expected share of "on par"', share, 0.25)
    .option('--neither <share>', 'expected share of "neither"', share, 0.05)
    .option('--power <share>', 'wanted chance to find the difference', open, 0.8)
    .option('--alpha <share>', 'significance level, two-sided', open, 0.05)
    .option('--icc-rater <share>', 'how alike one rater’s decisive votes are (0: not)', share, 0.02)
    .option('--icc-prompt <share>', 'how alike decisive votes on one prompt are', share, 0.1)
    .option('--simulations <number>', 'simulated studies (0: formula alone)', whole, 500)
    .option('--seed <number>', 'seed of the simulation', whole, 0)
    .option('--json', 'print one JSON document')
    .addHelpText(
      'after',
      `
Example:
  onpar power --raters 33 --prompts 10 --replicates 3 --win-share 0.57 --ties 0.26 --neither 0.02

The formula: votes = decisive votes / (1 - ties - neither) x design effect. Raters are cheap to add
and prompts decide: with correlated votes on a prompt, more prompts help more than more raters.`,
    )
    .action(printPower);
}

function printPower(flags: PowerFlags): void {
  if (flags.ties + flags.neither >= 1) {
    throw new UserError(
      '--ties and --neither together leave no decisive votes; lower one of them.',
      { code: 'bad-design' },
    );
  }
  if (flags.winShare === 0.5) {
    throw new UserError(
      '--win-share 0.5 is no difference to find; give the share you expect, such as 0.6.',
      { code: 'bad-design' },
    );
  }
  const progress = createProgress({ label: 'Simulated studies', total: flags.simulations });
  const result = powerAnalysis(flags, progress.update);
  progress.stop();
  if (flags.json) printJson(result);
  else printResult(describe(result));
}

function describe({ design, formula, simulation }: PowerResult): string {
  const percent = (x: number): string => `${(100 * x).toFixed(0)}%`;
  const { raters, prompts, replicates, votes } = design;
  const more =
    formula.raters_needed === null
      ? 'No number of raters reaches it with these prompts: add prompts.'
      : `With these prompts and replicates: ${formula.raters_needed} raters.`;
  const lines = [
    `Design: ${raters} raters x ${prompts} prompts x ${replicates} replicates = ${votes} votes a question.`,
    `Needed for ${percent(formula.power)} power: ${formula.decisive_votes} decisive votes were they independent; with a design effect of ${formula.design_effect.toFixed(2)}, ${formula.votes_needed} votes. ${more}`,
    `By the formula this design is ${formula.enough ? 'large enough' : 'too small'}.`,
  ];
  if (simulation) {
    const [low, high] = simulation.power_clustered_ci95;
    lines.push(
      `In ${simulation.studies} simulated studies of this design the clustered test found the difference in ${percent(simulation.power_clustered)} (95% interval ${percent(low)} to ${percent(high)}).`,
    );
  }
  return lines.join('\n');
}

function count(text: string): number {
  const value = whole(text);
  if (value === 0) throw new InvalidArgumentError('It must be at least 1.');
  return value;
}

function whole(text: string): number {
  if (!/^\d{1,7}$/.test(text)) throw new InvalidArgumentError('It must be a whole number.');
  return Number(text);
}

/** From 0 up to, but not including, 1. */
function share(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !(value >= 0 && value < 1)) {
    throw new InvalidArgumentError('It must be a share between 0 and 1.');
  }
  return value;
}

/** Strictly between 0 and 1. */
function open(text: string): number {
  const value = share(text);
  if (value === 0) throw new InvalidArgumentError('It must be above 0.');
  return value;
}
