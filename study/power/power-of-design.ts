import { withoutNoise } from '#domain/without-noise.ts';
import { logitEffects } from '#evaluation/statistics/logit-effects.ts';
import { wilsonInterval } from '#evaluation/statistics/wilson-interval.ts';
import type { ExpectedVotes } from '#evaluation/votes/power/expected-votes.ts';
import { simulatePower, type SimulatedPower } from '#evaluation/votes/power/simulate-power.ts';
import type { DeclaredDesign } from './declared-design.ts';
import { describeDesign } from './describe-design.ts';
import { layOutVotes, type LaidOutVotes } from './lay-out-votes.ts';
import { levelOf, type PowerQuestion } from './power-question.ts';
import type { PowerPoint, PowerResult } from './power-result.ts';
import { simulationBudget } from './simulation-budget.ts';
import { MOST_DIFFERENCES, smallestDetectable } from './smallest-detectable.ts';

/**
 * What a declared design can find: by formula, and by simulating studies of it, each tested as a result
 * is; the same for more and fewer raters and prompts; and the smallest difference that it finds. Other
 * work goes on between the simulations.
 */
export async function powerOfDesign(
  question: PowerQuestion,
  onStep: (done: number, total: number) => void = () => undefined,
): Promise<PowerResult> {
  const { design, expected, power } = question;
  const budget = simulationBudget(question);
  const described = describeDesign(question);
  const laidOut = budget.studies === 0 ? null : layOutVotes(design);
  if (laidOut === null || !described.testable) return described;
  const total = 1 + budget.raters.length + budget.prompts.length + MOST_DIFFERENCES;
  let done = 0;
  const simulate = createSimulator(question, () => onStep(++done, total));
  const { studiesAPoint } = budget;
  const own = await simulate(laidOut, expected, budget.studies);
  const curve = {
    raters: await curveOf(budget.raters, (of) => simulate(of, expected, studiesAPoint)),
    prompts: await curveOf(budget.prompts, (of) => simulate(of, expected, studiesAPoint)),
  };
  const share = await smallestDetectable(expected, power, async (asked) =>
    shareFound(await simulate(laidOut, asked, studiesAPoint)),
  );
  onStep(total, total);
  return {
    ...described,
    simulation: describeSimulation(own, question),
    minimal_detectable: share === null ? null : differenceOf(share, question),
    studies_a_point: studiesAPoint,
    curve,
  };
}

type Simulate = (
  of: LaidOutVotes,
  asked: ExpectedVotes,
  studies: number,
) => Promise<SimulatedPower>;

/** Simulates studies at the level of the question; after each call other work has its turn. */
function createSimulator(question: PowerQuestion, onDone: () => void): Simulate {
  const { expected, seed, looks = [], eProcess } = question;
  const level = levelOf(question);
  const asExpected = logitEffects(expected);
  return async (of, asked, studies) => {
    const effects = asked === expected ? asExpected : logitEffects(asked);
    const settings = { expected: asked, effects, level, looks, eProcess, studies, seed };
    const found = simulatePower(of.planned, settings);
    onDone();
    await new Promise((resolve) => setImmediate(resolve));
    return found;
  };
}

async function curveOf(
  designs: readonly DeclaredDesign[],
  simulate: (of: LaidOutVotes) => Promise<SimulatedPower>,
): Promise<PowerPoint[]> {
  const curve: PowerPoint[] = [];
  for (const design of designs) {
    const of = layOutVotes(design);
    curve.push(pointOf(of, await simulate(of)));
  }
  return curve;
}

function shareFound({ found, studies }: SimulatedPower): number {
  return found / studies;
}

function pointOf({ planned }: LaidOutVotes, simulated: SimulatedPower): PowerPoint {
  const { raters, prompts, rater } = planned;
  return { raters, prompts, votes: rater.length, power_clustered: shareFound(simulated) };
}

function describeSimulation(
  own: SimulatedPower,
  { seed, looks = [], eProcess }: PowerQuestion,
): PowerResult['simulation'] {
  const { studies } = own;
  const share = shareFound(own);
  const stopping = { stopped_early: own.stoppedEarly / studies, mean_votes: own.votes / studies };
  return {
    studies,
    seed,
    power_clustered: share,
    power_clustered_ci95: wilsonInterval({ share, n: studies }),
    power_sign_test: own.foundBySignTest / studies,
    not_testable: own.notTestable / studies,
    looks:
      looks.length < 2 || eProcess !== undefined ? null : { planned: looks.length, ...stopping },
    e_process: eProcess === undefined ? null : { population: eProcess, ...stopping },
  };
}

function differenceOf(
  winShare: number,
  { expected, power }: PowerQuestion,
): PowerResult['minimal_detectable'] {
  const decisive = 1 - expected.ties - expected.neither;
  return {
    power,
    win_share: winShare,
    net_preference: withoutNoise((2 * winShare - 1) * decisive),
  };
}
