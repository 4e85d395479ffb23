// A hot loop of `npm run bench:statistics`: elements of columns are read with a default that is never
// used.
import type { ClusterSums, SumsByCluster } from '../../statistics/cluster-sums.ts';
import { drawNormal } from '../../statistics/draw-normal.ts';
import type { LogitEffects } from '../../statistics/logit-effects.ts';
import { createSeededRandom, type Random } from '../../statistics/seeded-random.ts';
import { signTest } from '../../statistics/sign-test.ts';
import type { ExpectedVotes } from './expected-votes.ts';
import type { PlannedVotes } from './planned-votes.ts';
import type { StopPopulation } from '../results/stop-rule.ts';
import type { StudyWatch } from './study-watch.ts';
import { watchEProcess } from './watch-e-process.ts';
import { watchLooks } from './watch-looks.ts';

/** In how many simulated studies a test finds a preference. */
export type SimulatedPower = {
  studies: number;
  /** the net preference as a result has it; in the expected direction, unless none is expected */
  found: number;
  /** the sign test, which takes votes as independent */
  foundBySignTest: number;
  /** studies whose votes allow no test */
  notTestable: number;
  /** studies that stop at a look before the last, or by an e-process before the last rater */
  stoppedEarly: number;
  /** votes of all studies, until they stop */
  votes: number;
};

/**
 * Draws studies of a design and tests each as a real one is: a decisive vote is for the better arm with
 * probability logistic(preference + rater effect + prompt effect), effects normal, so spread that win
 * share and correlations are as expected. A rater who leaves
 * gives a share of the votes, any as likely, of those planned at random.
 *
 * @param options.effects logitEffects of what is expected, which take longer than a study
 * @param options.level of the two-sided test
 */
export function simulatePower(
  planned: PlannedVotes,
  options: {
    expected: ExpectedVotes;
    effects: LogitEffects;
    level: number;
    /** shares of the planned votes at which looks are (watchLooks); raters come one after another */
    looks?: readonly number[];
    /** population of an e-process, which is then watched in their place (watchEProcess) */
    eProcess?: StopPopulation | undefined;
    studies: number;
    seed: number;
  },
): SimulatedPower {
  const { expected, effects, level, looks = [], eProcess, studies, seed } = options;
  const random = createSeededRandom(seed);
  const watch =
    eProcess === undefined
      ? watchLooks(looks, { votes: planned.rater.length, level })
      : watchEProcess(planned, { population: eProcess, level });
  const draw = studyOf(planned, { expected, effects, watch });
  const wanted = Math.sign(expected.winShare - 0.5);
  const counts = {
    studies,
    found: 0,
    foundBySignTest: 0,
    notTestable: 0,
    stoppedEarly: 0,
    votes: 0,
  };
  for (let study = 0; study < studies; study++) {
    const sums = draw(random);
    const asWanted = wanted === 0 || Math.sign(sums.sum) === wanted;
    if (asWanted && watch.found(sums)) counts.found += 1;
    else if (!watch.testable(sums)) counts.notTestable += 1;
    const [wins, losses] = [(sums.squares + sums.sum) / 2, (sums.squares - sums.sum) / 2];
    if (watch.stoppedEarly()) counts.stoppedEarly += 1;
    counts.votes += sums.n;
    if (asWanted && signTest({ wins, losses }) < level) counts.foundBySignTest += 1;
  }
  return counts;
}

/** Draws the votes of one study after another, into the same sums. */
function studyOf(
  planned: PlannedVotes,
  {
    expected,
    effects: { preference, raterSd, promptSd },
    watch,
  }: { expected: ExpectedVotes; effects: LogitEffects; watch: StudyWatch },
): (random: Random) => ClusterSums {
  const decisive = 1 - expected.ties - expected.neither;
  const ofPrompts = new Float64Array(planned.prompts);
  const score = new Int8Array(planned.rater.length);
  const ends = endsOfRaters(planned);
  const [raters, prompts] = [emptySums(planned.raters), emptySums(planned.prompts)];
  return (random) => {
    const sums = noVotes(raters, prompts);
    drawEffects(ofPrompts, { mean: preference, sd: promptSd, random });
    watch.begin();
    let from = 0;
    for (const [rater, end] of ends.entries()) {
      const pull = raterSd === 0 ? 0 : raterSd * drawNormal(random);
      const leaves = expected.dropout > 0 && random() < expected.dropout;
      const given = leaves ? random() : 1;
      const before = sums.n;
      for (let i = from; i < end; i++) {
        if (given < 1 && random() >= given) continue;
        const prompt = planned.prompt[i] ?? 0;
        const win = decisive / (1 + Math.exp(-(ofPrompts[prompt] ?? 0) - pull));
        const u = random();
        const own = u < win ? 1 : u < decisive ? -1 : 0;
        score[i] = own;
        addVote(sums, { rater, prompt, score: own });
        if (sums.n === watch.next && watch.stops(sums)) return sums;
      }
      const complete = sums.n - before === end - from;
      if (watch.stopsAfterRater({ score, from, end, complete })) return sums;
      from = end;
    }
    return sums;
  };
}

/** Sums without a vote, in the columns given. */
function noVotes(raters: SumsByCluster, prompts: SumsByCluster): ClusterSums {
  for (const { sum, count } of [raters, prompts]) {
    sum.fill(0);
    count.fill(0);
  }
  return { n: 0, sum: 0, squares: 0, raters, prompts };
}

function drawEffects(
  effects: Float64Array,
  { mean, sd, random }: { mean: number; sd: number; random: Random },
): void {
  for (let p = 0; p < effects.length; p++) {
    effects[p] = mean + (sd === 0 ? 0 : sd * drawNormal(random));
  }
}

function addVote(
  sums: ClusterSums,
  { rater, prompt, score }: { rater: number; prompt: number; score: number },
): void {
  const { raters, prompts } = sums;
  sums.n += 1;
  sums.sum += score;
  sums.squares += score * score;
  raters.sum[rater] = (raters.sum[rater] ?? 0) + score;
  raters.count[rater] = (raters.count[rater] ?? 0) + 1;
  prompts.sum[prompt] = (prompts.sum[prompt] ?? 0) + score;
  prompts.count[prompt] = (prompts.count[prompt] ?? 0) + 1;
}

/** For each rater, the place behind the last vote. */
function endsOfRaters({ raters, rater }: PlannedVotes): Int32Array {
  const ends = new Int32Array(raters);
  let end = 0;
  for (let r = 0; r < raters; r++) {
    while (end < rater.length && rater[end] === r) end++;
    ends[r] = end;
  }
  return ends;
}

function emptySums(clusters: number): SumsByCluster {
  return { sum: new Float64Array(clusters), count: new Float64Array(clusters) };
}
