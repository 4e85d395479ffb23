import { createSeededRandom } from '../../statistics/seeded-random.ts';
import { readVotesCsv } from '../rows/read-votes-csv.ts';
import { resultTableOf } from './result-table.ts';
import { simulateVotes } from '../power/simulate-votes.ts';
import { createTallier, tallyVotes } from '../rows/tally.ts';
import { voteLines, VOTES_CSV_HEADER } from '../rows/write-votes-csv.ts';

/** Measures the statistics and the vote file on this machine: `npm run bench:statistics`. */
function votes(
  raters: number,
  prompts: number,
  replicates: number,
): ReturnType<typeof simulateVotes> {
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

async function* inChunks(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 1 << 16) yield bytes.subarray(at, at + (1 << 16));
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

const hundredThousand = votes(500, 100, 1);
const tally = timed(() => tallyVotes(hundredThousand));
report('tally of 100,000 vote rows', tally.took);
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

const lines = voteLines(hundredThousand);
const file = new TextEncoder().encode(VOTES_CSV_HEADER + lines.repeat(10));
const stop = startClock();
let rows = 0;
for await (const batch of readVotesCsv(inChunks(file), 'votes.csv')) rows += batch.length;
const took = stop();
report(
  'read votes.csv of 1,000,000 rows',
  took,
  `(${Math.round(rows / took.processor)} rows a processor second)`,
);

const million = votes(1000, 500, 1);
const tallier = createTallier();
const counting = timed(() => {
  for (const row of million) tallier.add(row);
  return resultTableOf(tallier.finish(), { replicates: 0 });
});
report('tally and table of 1,000,000 votes, no bootstraps', counting.took);
