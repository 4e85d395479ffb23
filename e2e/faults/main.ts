import { parseArgs } from 'node:util';
import { ensureBuild } from '#cli/processes/ensure-build.ts';
import { endWhatItStarted } from '../end-what-it-started.ts';
import { planFaults } from './plan-faults.ts';
import { runFaults } from './run-faults.ts';

/** `npm run faults -- --kills N --seed S`: status 1, with what was lost, when something was. */

const { values } = parseArgs({ options: { kills: { type: 'string' }, seed: { type: 'string' } } });
const kills = wholeNumber('--kills', values.kills ?? '20');
const seed = wholeNumber('--seed', values.seed ?? String(Math.floor(Math.random() * 2 ** 31)));

const say = (line: string): void => void process.stdout.write(`${line}\n`);
say(`npm run faults -- --kills ${kills} --seed ${seed}`);
await ensureBuild('');
await endWhatItStarted(async (signal) => {
  const outcome = await runFaults(planFaults({ seed, kills }), { say, signal });
  const { hits, votes, samples, runs, recoverySeconds, losses, home } = outcome;
  say(
    `${hits.length} faults hit; ${votes} votes acknowledged, ${samples} samples in ${runs} runs; all was well ${recoverySeconds.toFixed(1)} s after the last.`,
  );
  for (const loss of losses) say(`LOST: ${loss}`);
  if (losses.length > 0)
    say(`The installation is kept in ${home}; what its parts said is in up.log and worker.log.`);
  say(
    losses.length === 0
      ? `Nothing lost, nothing doubled (seed ${seed}).`
      : `${losses.length} losses (seed ${seed}).`,
  );
  process.exitCode = losses.length === 0 ? 0 : 1;
});

function wholeNumber(flag: string, text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  process.stderr.write(`${flag} ${text} is not a whole number below 1,000,000,000\n`);
  process.exit(2);
}
