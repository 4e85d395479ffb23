import type { DeclaredDesign } from './declared-design.ts';
import { countTrials } from './count-trials.ts';
import { numbersAround, withPrompts, withRaters } from './power-points.ts';
import type { PowerQuestion } from './power-question.ts';
import { MOST_DIFFERENCES } from './smallest-detectable.ts';

/** What is simulated of a question, within the votes that may be drawn. */
export type SimulationBudget = {
  /** studies of the design itself; 0 where even few are too many votes */
  studies: number;
  /** studies of each point of a curve, and of each difference tried */
  studiesAPoint: number;
  raters: DeclaredDesign[];
  prompts: DeclaredDesign[];
};

/** A share of fewer studies says too little. */
const FEWEST_STUDIES = 100;
/** For the design itself, of all the votes that are drawn. */
const OWN_PART = 0.3;

/** Shares the votes that may be drawn out over the design, its curves and the differences tried. */
export function simulationBudget(question: PowerQuestion): SimulationBudget {
  const { design, mostVotes } = question;
  const own = Math.max(1, countTrials(design));
  const studies = Math.min(question.studies, Math.floor((OWN_PART * mostVotes) / own));
  if (studies < Math.min(FEWEST_STUDIES, question.studies)) {
    return { studies: 0, studiesAPoint: 0, raters: [], prompts: [] };
  }
  const rest = (1 - OWN_PART) * mostVotes;
  // a point that takes more than a tenth of the rest even so is left out
  const isAffordable = (point: DeclaredDesign): boolean =>
    countTrials(point) * FEWEST_STUDIES <= rest / 10;
  const raters = numbersAround(design.raters.expected)
    .map((number) => withRaters(design, number))
    .filter(isAffordable);
  const prompts = numbersAround(design.prompts)
    .map((number) => withPrompts(design, number))
    .filter(isAffordable);
  const votes = [...raters, ...prompts].reduce((sum, point) => sum + countTrials(point), 0);
  const each = Math.floor(rest / (votes + MOST_DIFFERENCES * own));
  return { studies, studiesAPoint: Math.min(each, question.studies), raters, prompts };
}
