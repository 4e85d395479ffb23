import { runTrial } from './run-trial.ts';

/** The trial itself, in a network of its own; `main.ts` gives it one. */

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const { losses, samples, folder } = await runTrial(say);
for (const loss of losses) say(`LOST: ${loss}`);
say(
  losses.length === 0
    ? `Nothing lost, nothing doubled: ${samples} samples, each once and as in a quiet run.`
    : `${losses.length} losses; what the machines said is in ${folder}.`,
);
process.exitCode = losses.length === 0 ? 0 : 1;
