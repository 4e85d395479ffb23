import { countOf } from '#domain/count-of.ts';
import type { PowerResult } from './power-result.ts';

/** What a design can find, in sentences: the same in a terminal and on a page. */
export type PowerWords = {
  design: string;
  /** what the design lacks for any test; null when it lacks nothing */
  notTestable: string | null;
  formula: string;
  /** null when nothing was simulated */
  simulation: string | null;
  detectable: string | null;
};

/** Puts a result into words. */
export function powerWords(result: PowerResult): PowerWords {
  const { testable, reason, simulation } = result;
  return {
    design: describeDesign(result),
    notTestable: testable ? null : `Not testable: ${reason}.`,
    formula: describeFormula(result),
    simulation: simulation && describeSimulation(simulation),
    detectable: simulation && describeDetectable(result),
  };
}

function describeDesign({ design }: PowerResult): string {
  const { arms, main_trials_each: mains, trials_each: trials } = design;
  const size = [
    countOf(design.raters, 'rater'),
    countOf(design.prompts, 'prompt'),
    countOf(design.replicates, 'replicate'),
  ].join(' x ');
  const each = trials === mains ? '' : `, of the ${trials} trials of each rater ${mains} count`;
  const pair = arms === 2 ? '' : ' on each pair of arms';
  return `${size} = ${countOf(design.votes, 'vote')} a question${pair}${each}.`;
}

function describeFormula(result: PowerResult): string {
  const { formula, assumptions, simulation } = result;
  const { decisive_votes: decisive, votes_needed: needed, raters_needed: raters } = formula;
  if (decisive === null || needed === null) {
    return 'A win share of 50% is no difference: no number of votes finds it.';
  }
  const { alpha, tests, level } = assumptions;
  const shared =
    tests === 1 ? '' : ` at level ${Number(level.toPrecision(3))} (${alpha} over ${tests} tests)`;
  const effect = formula.design_effect.toFixed(2);
  const enough = formula.enough ? 'large enough' : 'too small';
  return `Needed for ${percent(formula.power)} power${shared}: ${countOf(decisive, 'decisive vote')} were they independent; with a design effect of ${effect}, ${countOf(needed, 'vote')}. ${sayRaters(raters, simulation)} By the formula this design is ${enough}.${sayDoubt(result)}`;
}

function sayRaters(raters: number | null, simulation: PowerResult['simulation']): string {
  if (raters !== null) return `With these prompts and replicates: ${countOf(raters, 'rater')}.`;
  const none = 'No number of raters reaches it with these prompts';
  // what more prompts do for an e-process depends on its population: its curves tell
  return simulation?.e_process ? `${none} by a test at the end.` : `${none}: add prompts.`;
}

/** Where a formula is of another test, or says other than the simulation. */
function sayDoubt({ formula, simulation }: PowerResult): string {
  if (simulation === null) return '';
  if (simulation.e_process) {
    return ' It is of a test at the end, which finds more than an e-process does: go by the simulation and its curves.';
  }
  if (simulation.power_clustered >= formula.power === formula.enough) return '';
  return ' It takes variances as known, which few raters or prompts do not let one know: go by the simulation.';
}

function describeSimulation(simulation: NonNullable<PowerResult['simulation']>): string {
  const [low, high] = simulation.power_clustered_ci95;
  const found = `In ${simulation.studies} simulated studies of this design ${simulation.e_process ? 'the e-process' : 'the clustered test'} found the difference in ${percent(simulation.power_clustered)} (95% interval ${percent(low)} to ${percent(high)})`;
  const untestable = simulation.not_testable;
  const lacking = untestable < 0.005 ? '' : `; in ${percent(untestable)} the votes allowed no test`;
  return `${found}${lacking}.${describeLooks(simulation)}${describeEProcess(simulation)}`;
}

function describeLooks({ looks }: NonNullable<PowerResult['simulation']>): string {
  if (looks === null) return '';
  return ` Of its ${looks.planned} looks (O'Brien-Fleming, raters one after another) one before the last stopped ${percent(looks.stopped_early)} of them; they took ${looks.mean_votes.toFixed(0)} votes on average.`;
}

function describeEProcess({ e_process: watched }: NonNullable<PowerResult['simulation']>): string {
  if (watched === null) return '';
  const { population, stopped_early: early, mean_votes: votes } = watched;
  return ` Watched after each rater (population: ${population}), it stopped ${percent(early)} of them before the last one; they took ${votes.toFixed(0)} votes on average.`;
}

function describeDetectable({ minimal_detectable: smallest, formula }: PowerResult): string {
  const wanted = percent(formula.power);
  if (smallest === null) {
    return `No difference is found with ${wanted} power: the design is too small for any.`;
  }
  const net = (100 * smallest.net_preference).toFixed(0);
  return `The smallest difference found with ${wanted} power: a win share of ${percent(smallest.win_share)} (a net preference of ${net} points).`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(0)}%`;
}
