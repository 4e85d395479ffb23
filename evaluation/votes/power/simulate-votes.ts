import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import type { Random } from '../../statistics/seeded-random.ts';
import { PLAIN_VOTE, type VoteRow } from '#domain/vote-row.ts';

/** A simulated study; logits are natural log odds. */
export type VoteSimulation = {
  raters: number;
  prompts: number;
  replicates: number;
  questions: readonly string[];
  /** the first arm is the one `preference` speaks of */
  arms: readonly [string, string];
  /** log odds that the first arm wins a decisive vote, for the average rater and prompt */
  preference: number;
  promptSd: number;
  raterSd: number;
  /** share of answers that are on par, neither, and left out */
  ties: number;
  neither: number;
  unanswered: number;
  /** log odds added to the picture on the left */
  sideEffect: number;
  random: Random;
};

const DEFAULTS: Omit<VoteSimulation, 'random'> = {
  raters: 12,
  prompts: 10,
  replicates: 3,
  questions: ['preference'],
  arms: ['a', 'b'],
  preference: 0,
  promptSd: 0,
  raterSd: 0,
  ties: 0,
  neither: 0,
  unanswered: 0,
  sideEffect: 0,
};

/**
 * Votes of every rater on every comparison, with sides balanced (they alternate over comparisons and
 * raters) and answers drawn from
 *
 *   P(first arm wins | decisive) = logistic(preference + prompt effect + rater effect ± side effect)
 *
 * with normal prompt and rater effects of the given standard deviations, drawn afresh for each
 * question. Pure: the same random source gives the same rows.
 */
export function simulateVotes(
  options: Partial<VoteSimulation> & Pick<VoteSimulation, 'random'>,
): VoteRow[] {
  const simulation = { ...DEFAULTS, ...options };
  const rows: VoteRow[] = [];
  for (const question of simulation.questions) {
    const raterEffects = normals(simulation.raters, simulation.raterSd, simulation.random);
    const promptEffects = normals(simulation.prompts, simulation.promptSd, simulation.random);
    raterEffects.forEach((raterEffect, rater) => {
      promptEffects.forEach((promptEffect, prompt) => {
        for (let replicate = 0; replicate < simulation.replicates; replicate++) {
          const logit = simulation.preference + raterEffect + promptEffect;
          rows.push(voteOn({ question, rater, prompt, replicate, logit }, simulation));
        }
      });
    });
  }
  return rows;
}

type Sitting = {
  question: string;
  rater: number;
  prompt: number;
  replicate: number;
  logit: number;
};

function voteOn(sitting: Sitting, simulation: VoteSimulation): VoteRow {
  const { question, rater, prompt, replicate, logit } = sitting;
  const { arms, replicates, sideEffect, random } = simulation;
  const order = prompt * replicates + replicate;
  const firstOnLeft = (order + rater) % 2 === 0;
  const side = firstOnLeft ? sideEffect : -sideEffect;
  const shownAt = Date.UTC(2026, 0, 5) + (rater * 10_000 + order) * 6000;
  const responseMs = 1500 + Math.floor(random() * 3000);
  return {
    study: 'simulated',
    rater: `r${rater + 1}`,
    trial: `r${rater + 1}-${order + 1}`,
    comparison: `p${prompt + 1}-${replicate + 1}`,
    prompt_id: `p${prompt + 1}`,
    category: `category ${(prompt % 3) + 1}`,
    challenge: `challenge ${(prompt % 2) + 1}`,
    replicate,
    question,
    left_arm: firstOnLeft ? arms[0] : arms[1],
    right_arm: firstOnLeft ? arms[1] : arms[0],
    answer: drawAnswer(logit + side, firstOnLeft, simulation),
    kind: 'main',
    order,
    shown_at: new Date(shownAt).toISOString(),
    answered_at: new Date(shownAt + responseMs).toISOString(),
    response_ms: responseMs,
    revision: 0,
    ...PLAIN_VOTE,
    simulated: true,
  };
}

function drawAnswer(
  logit: number,
  firstOnLeft: boolean,
  { ties, neither, unanswered, random }: VoteSimulation,
): VoteRow['answer'] {
  const kind = random();
  if (kind < unanswered) return '';
  if (kind < unanswered + neither) return 'neither';
  if (kind < unanswered + neither + ties) return 'on_par';
  const firstWins = random() < 1 / (1 + Math.exp(-logit));
  return firstWins === firstOnLeft ? 'left' : 'right';
}

function normals(count: number, sd: number, random: Random): number[] {
  return Array.from({ length: count }, () => {
    const p = (Math.floor(random() * 2 ** 32) + 0.5) / 2 ** 32;
    return sd === 0 ? 0 : normalQuantile(p, 0, sd);
  });
}
