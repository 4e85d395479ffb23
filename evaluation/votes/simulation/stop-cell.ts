import { at } from '#domain/at.ts';
import { eProcessAtEnd } from '../../statistics/cluster-e-process.ts';
import {
  clusterSums,
  moveVote,
  type ClusteredScores,
  type ClusterSums,
} from '../../statistics/cluster-sums.ts';
import { netDecision } from '../../statistics/net-decision.ts';
import { lookLevels } from '../../statistics/planned-looks.ts';
import type { Random } from '../../statistics/seeded-random.ts';
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
  const levels = lookLevels(LOOKS, ALPHA);
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

/** Watched whenever a rater is done, since only then something is bet on. */
function eProcess(
  cell: StudyCell,
  { studies, random }: Simulation,
  population: 'raters' | 'prompts' | 'both',
): number {
  const cancelling = { raters: 'prompts', prompts: 'raters', both: 'none' } as const;
  const study = simulatedStudy(cell, cancelling[population]);
  let stopped = 0;
  for (let s = 0; s < studies; s++) {
    if (highest(study.draw(random), cell, population) >= -Math.log(ALPHA)) stopped += 1;
  }
  return stopped / studies;
}

/** The highest that an e-process stands at, as one rater after another is done; votes stand by rater. */
function highest(
  { score, prompt }: ClusteredScores,
  { raters, prompts, replicates }: StudyCell,
  population: 'raters' | 'prompts' | 'both',
): number {
  const each = prompts * replicates;
  const means: number[] = [];
  const sums = new Array<number>(prompts).fill(0);
  let most = 0;
  for (let rater = 0; rater < raters; rater++) {
    let sum = 0;
    for (let i = rater * each; i < (rater + 1) * each; i++) {
      sum += at(score, i);
      sums[at(prompt, i)] = at(sums, at(prompt, i)) + at(score, i);
    }
    means.push(sum / each);
    const byRaters = population === 'prompts' ? Infinity : eProcessAtEnd(means);
    // prompts alone are bet on when all raters are done
    if (population === 'prompts' && rater < raters - 1) continue;
    const byPrompts = (): number =>
      eProcessAtEnd(sums.map((total) => total / ((rater + 1) * replicates)));
    most = Math.max(most, population === 'raters' ? byRaters : Math.min(byRaters, byPrompts()));
  }
  return most;
}
