import { at } from '#domain/at.ts';
import { clusterEProcess } from '../../statistics/cluster-e-process.ts';
import {
  clusterSums,
  moveVote,
  type ClusteredScores,
  type ClusterSums,
} from '../../statistics/cluster-sums.ts';
import { netDecision } from '../../statistics/net-decision.ts';
import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import { lookBoundaries } from '../../statistics/planned-looks.ts';
import type { Random } from '../../statistics/seeded-random.ts';
import { settledMeans } from '../results/settled-means.ts';
import { simulatedStudy, type StudyCell } from './simulated-study.ts';

/** How often each stopping rule stops a study in which no arm is preferred. */
export type CellStopping = {
  /** three looks, as raters arrive; as all raters get on; as prompts are added */
  obrien_fleming: { raters: number; trials: number; prompts: number };
  /** watched after each rater; prompt effects cancel for `raters`, rater effects for `prompts` */
  e_process: { raters: number; prompts: number; both: number };
};

const ALPHA = 0.05;
const LOOKS = 3;

type Simulation = { studies: number; random: Random };

/** Simulates studies without a preference under each rule. */
export function stopCell(cell: Omit<StudyCell, 'net'>, simulation: Simulation): CellStopping {
  const none = { ...cell, net: 0 };
  return {
    obrien_fleming: plannedLooks(none, simulation),
    e_process: {
      raters: eProcess(none, simulation, 'raters'),
      prompts: eProcess(none, simulation, 'prompts'),
      both: eProcess(none, simulation, 'both'),
    },
  };
}

function plannedLooks(
  cell: StudyCell,
  { studies, random }: Simulation,
): CellStopping['obrien_fleming'] {
  const study = simulatedStudy(cell);
  const levels = lookBoundaries(LOOKS, ALPHA).map((c) => 2 * normalCdf(-c, 0, 1));
  const { raters, prompts, replicates } = cell;
  const each = prompts * replicates;
  const rater = (i: number): number => Math.floor(i / each);
  const orders = {
    raters: lookOfVotes(cell, rater, raters),
    trials: lookOfVotes(cell, (i) => (((i % each) + 1) * 7919 * (rater(i) + 1)) % each, each),
    prompts: lookOfVotes(cell, (i) => i % each, each),
  };
  const stopped = { raters: 0, trials: 0, prompts: 0 };
  for (let s = 0; s < studies; s++) {
    const votes = study.draw(random);
    for (const name of ['raters', 'trials', 'prompts'] as const) {
      if (crosses(votes, orders[name], levels)) stopped[name] += 1;
    }
  }
  return {
    raters: stopped.raters / studies,
    trials: stopped.trials / studies,
    prompts: stopped.prompts / studies,
  };
}

/** Votes of each look, when the place of a vote among so many says how early it comes. */
function lookOfVotes(
  { raters, prompts, replicates }: StudyCell,
  place: (i: number) => number,
  places: number,
): number[][] {
  const all = Array.from({ length: raters * prompts * replicates }, (_, i) => i);
  return Array.from({ length: LOOKS }, (_, look) =>
    all.filter((i) => Math.min(LOOKS - 1, Math.floor((place(i) * LOOKS) / places)) === look),
  );
}

function crosses(
  votes: ClusteredScores,
  looks: readonly number[][],
  levels: readonly number[],
): boolean {
  const sums = noVotes(votes);
  return levels.some((level, look) => {
    for (const index of at(looks, look)) moveVote(sums, votes, { index, times: 1 });
    return sums.n > 0 && refuses(sums, level, look === LOOKS - 1);
  });
}

function noVotes(votes: ClusteredScores): ClusterSums {
  const sums = clusterSums(votes);
  for (const { sum, count } of [sums.raters, sums.prompts]) {
    sum.fill(0);
    count.fill(0);
  }
  return { ...sums, n: 0, sum: 0, squares: 0 };
}

/** Whether a look stops the study; a study at α decides whether it is tested. */
function refuses(sums: ClusterSums, level: number, isLast: boolean): boolean {
  return netDecision(sums, { alpha: ALPHA, level, isEarlyLook: !isLast }).significant;
}

function eProcess(
  cell: StudyCell,
  { studies, random }: Simulation,
  population: 'raters' | 'prompts' | 'both',
): number {
  const cancelling = { raters: 'prompts', prompts: 'raters', both: 'none' } as const;
  const study = simulatedStudy(cell, cancelling[population]);
  let stopped = 0;
  for (let s = 0; s < studies; s++) {
    const means = settledMeans(study.draw(random));
    const highest = (own: readonly number[]): number => Math.max(0, ...clusterEProcess(own));
    const [raters, prompts] = [highest(means.raters), highest(means.prompts)];
    const log = { raters, prompts, both: Math.min(raters, prompts) }[population];
    if (log >= -Math.log(ALPHA)) stopped += 1;
  }
  return stopped / studies;
}
