import { fieldsThatDiffer, type DifferingField, type Json } from '../life/fields-that-differ.ts';
import { comparePairs } from './compare-pairs.ts';
import type { ComparedStudy } from './compared-study.ts';
import type { Comparison } from './comparison.ts';
import { areMadeAlike, matchArms, type MatchedArm } from './match-arms.ts';

/**
 * Studies beside each other, in the order given: what differs in their protocols and arms, and what
 * each found of every pair of arms on every question.
 */
export function compareStudies(studies: readonly ComparedStudy[]): Comparison {
  const arms = matchArms(studies);
  return {
    studies: studies.map(studyInComparison),
    differs: [
      ...protocolDifferences(studies),
      ...arms.flatMap((arm) => armDifferences(studies, arm)),
      ...circumstances(studies),
    ],
    prompts_in_all: promptsInAll(studies),
    arms: arms.map(({ name, label, arms: own }) => ({
      ...{ name, label, same_settings: areMadeAlike([...own.values()]) },
      keys: Object.fromEntries([...own].map(([study, { key }]) => [study, key])),
    })),
    pairs: comparePairs(studies, arms),
  };
}

function studyInComparison(compared: ComparedStudy): Comparison['studies'][number] {
  const { study, name, state, opened_at, closed_at, imported, simulated } = compared;
  const { deviations, withheld, prompts } = compared;
  return {
    ...{ study, name, state, opened_at, closed_at, imported, simulated, deviations, withheld },
    prompts: prompts && prompts.length,
  };
}

/** Of the studies whose protocol is known; the others have nothing at each place. */
function protocolDifferences(studies: readonly ComparedStudy[]): DifferingField[] {
  const known = studies.filter(({ protocol }) => protocol !== null);
  return amongAll(studies, known, fieldsThatDiffer(known.map(({ protocol }) => protocol)));
}

/** What was found among some studies, with nothing in the place of the others. */
function amongAll(
  studies: readonly ComparedStudy[],
  some: readonly ComparedStudy[],
  differing: readonly DifferingField[],
): DifferingField[] {
  return differing.map(({ path, values }) => {
    const byStudy = new Map(some.map(({ study }, i) => [study, values[i]]));
    return { path, values: studies.map(({ study }) => byStudy.get(study) ?? null) };
  });
}

/** That an arm is not in all studies, or in what it is called and made otherwise where it is. */
function armDifferences(
  studies: readonly ComparedStudy[],
  { name, arms }: MatchedArm,
): DifferingField[] {
  const path = ['arms', name];
  const having = studies.filter(({ study }) => arms.has(study));
  const described = having.flatMap(({ study }): Json[] => {
    const arm = arms.get(study);
    return arm === undefined ? [] : [{ key: arm.key, label: arm.label, ...arm.settings }];
  });
  const within = amongAll(studies, having, fieldsThatDiffer(described, path));
  if (having.length === studies.length) return within;
  const labels = studies.map(({ study }) => arms.get(study)?.label ?? null);
  return [{ path: path.join('.'), values: labels }, ...within];
}

/** What is no part of a protocol, and tells studies apart all the same. */
function circumstances(studies: readonly ComparedStudy[]): DifferingField[] {
  return fieldsThatDiffer(
    studies.map(({ simulated, imported, deviations }) => ({
      simulated_raters: simulated,
      imported_votes: imported,
      deviations,
    })),
  );
}

function promptsInAll(studies: readonly ComparedStudy[]): number | null {
  const sets = studies.map(({ prompts }) => prompts && new Set(prompts));
  const known = sets.filter((set) => set !== null);
  const [first, ...others] = known;
  if (first === undefined || known.length < sets.length) return null;
  return others.reduce((common, set) => common.intersection(set), first).size;
}
