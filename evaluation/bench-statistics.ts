import { execFile } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { VoteRow } from '#domain/vote-row.ts';
import { benchPython } from './env.ts';
import { logitEffects } from './statistics/logit-effects.ts';
import { createSeededRandom } from './statistics/seeded-random.ts';
import { simulatePower, type SimulatedPower } from './votes/power/simulate-power.ts';
import { simulateVotes } from './votes/power/simulate-votes.ts';
import { breakdownsOf } from './votes/results/breakdowns-of.ts';
import { resultTableOf } from './votes/results/result-table.ts';
import { readVotesCsv } from './votes/rows/read-votes-csv.ts';
import { createTallier, tallyVotes, type VoteTally } from './votes/rows/tally.ts';
import { voteLines, VOTES_CSV_HEADER } from './votes/rows/write-votes-csv.ts';

/**
 * Measures the statistics and the vote file on this machine: `npm run bench:statistics`. Where the
 * Python that `ONPAR_PYTHON` names (else python3) has pandas, its groupby of the same file stands beside,
 * and the ratio.
 */
function votes(raters: number, prompts: number, replicates: number): VoteRow[] {
  return simulateVotes({
    random: createSeededRandom(1),
    raters,
    prompts,
    replicates,
    questions: ['aesthetics', 'alignment'],
    preference: 0.2,
    promptSd: 1,
    raterSd: 0.5,
    ties: 0.3,
    neither: 0.05,
  });
}

/** Votes on all pairs of four arms, as one study. */
function votesOnFourArms(raters: number, prompts: number): VoteRow[] {
  const arms = ['a', 'b', 'c', 'd'];
  const pairs = arms.flatMap((one, i) => arms.slice(i + 1).map((other) => [one, other] as const));
  return pairs.flatMap(([one, other], i) =>
    votes(raters, prompts, 1).map((row) => ({
      ...row,
      trial: `${i}-${row.trial}`,
      comparison: `${i}-${row.comparison}`,
      left_arm: row.left_arm === 'a' ? one : other,
      right_arm: row.right_arm === 'a' ? one : other,
    })),
  );
}

/** Wall-clock and processor seconds; they differ when the machine is busy with other work. */
type Took = { wall: number; processor: number };

function startClock(): () => Took {
  const wall = performance.now();
  const used = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(used);
    return { wall: (performance.now() - wall) / 1000, processor: (user + system) / 1e6 };
  };
}

function report(what: string, { wall, processor }: Took, amount = ''): void {
  const figures = `${wall.toFixed(2).padStart(6)} s, processor ${processor.toFixed(2).padStart(6)} s`;
  process.stdout.write(`${what.padEnd(72)} ${figures} ${amount}\n`);
}

function timed<T>(work: () => T): { took: Took; value: T } {
  const stop = startClock();
  const value = work();
  return { took: stop(), value };
}

function power(): SimulatedPower {
  const expected = { winShare: 0.6, ties: 0.25, neither: 0.05, dropout: 0.1 };
  const alike = { iccRater: 0.02, iccPrompt: 0.1 };
  const places = Array.from({ length: 360 }, (_, i) => i);
  const planned = {
    raters: 12,
    prompts: 10,
    rater: Int32Array.from(places, (i) => Math.floor(i / 30)),
    prompt: Int32Array.from(places, (i) => i % 10),
  };
  return simulatePower(planned, {
    expected: { ...expected, ...alike },
    effects: logitEffects({ winShare: expected.winShare, ...alike }),
    level: 0.05,
    studies: 2000,
    seed: 1,
  });
}

async function tallyFile(file: string): Promise<{ took: Took; tally: VoteTally }> {
  const stop = startClock();
  const tallier = createTallier();
  const source = createReadStream(file, { highWaterMark: 256 * 1024 });
  const noNote = (): void => undefined;
  for await (const rows of readVotesCsv(source, file, noNote, { withoutTimes: true })) {
    for (const row of rows) tallier.add(row);
  }
  return { took: stop(), tally: tallier.finish() };
}

const PANDAS = `
import sys, time
import pandas
start = time.process_time()
votes = pandas.read_csv(sys.argv[1], dtype=str, keep_default_na=False)
main = votes[votes.kind == "main"]
last = main.sort_values("revision").groupby(["rater", "trial", "question"], sort=False).tail(1)
last.groupby(["question", "left_arm", "right_arm", "answer"]).size()
print(time.process_time() - start)
`;

/** Processor seconds of pandas for the counts of the same file; null where there is no pandas. */
async function pandasSeconds(file: string): Promise<number | null> {
  const { command, env } = benchPython();
  const run = promisify(execFile)(command, ['-c', PANDAS, file], { env });
  return run.then(
    ({ stdout }) => Number(stdout),
    () => null,
  );
}

const hundredThousand = votes(500, 100, 1);
report('tally of 100,000 vote rows', timed(() => tallyVotes(hundredThousand)).took);
for (const [raters, prompts, replicates] of [
  [500, 100, 1],
  [50, 1000, 1],
  [33, 10, 152],
] as const) {
  const what = `${raters} raters x ${prompts} prompts x ${replicates}`;
  const tallied = tallyVotes(votes(raters, prompts, replicates));
  const table = timed(() => resultTableOf(tallied));
  report(`full report, 2,000 bootstraps, 100,000 votes (${what})`, table.took);
  const plain = timed(() => resultTableOf(tallied, { replicates: 0 }));
  report('  the same without bootstraps', plain.took);
}

const fourArms = tallyVotes(votesOnFourArms(42, 200));
const ofFour = timed(() => resultTableOf(fourArms));
report('the same of 4 arms, 100,800 votes (42 raters x 200 prompts x 6 pairs)', ofFour.took);
const byCategory = timed(() => breakdownsOf(fourArms, {}, ['category']));
report('  its votes by category', byCategory.took);

report('power by 2,000 simulated studies of 12 raters x 10 prompts x 3', timed(power).took);

const folder = await mkdtemp(join(tmpdir(), 'onpar-bench-'));
const file = join(folder, 'votes.csv');
await writeFile(file, VOTES_CSV_HEADER);
for (let part = 0; part < 10; part++) {
  // ten studies' worth of raters, each with their own names
  const rows = hundredThousand.map((row) => ({ ...row, rater: `${part}-${row.rater}` }));
  await writeFile(file, voteLines(rows), { flag: 'a' });
}
const { took: read, tally } = await tallyFile(file);
report('read and tally votes.csv of 1,000,000 votes', read);
const table = timed(() => resultTableOf(tally, { replicates: 0 }));
report('table of 1,000,000 votes from the tally, no bootstraps', table.took);
const pandas = await pandasSeconds(file);
if (pandas === null) {
  process.stdout.write('pandas is not at hand, so there is nothing to compare with\n');
} else {
  const ratio = (read.processor + table.took.processor) / pandas;
  process.stdout.write(
    `pandas reads the file and counts by question and answer in ${pandas.toFixed(2)} s of processor time: reading, tally and full table take ${ratio.toFixed(2)} times that\n`,
  );
}
await rm(folder, { recursive: true });
