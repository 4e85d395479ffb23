import { didYouMean } from '#domain/did-you-mean.ts';
import type { VoteTally } from '#evaluation/votes/rows/tally.ts';
import type { Labels } from './parse-labels.ts';

/** Labels of the arms and questions that were voted on, and a sentence for each that does not fit. */
export type FittedLabels = Labels & { notes: string[] };

/**
 * Fits the labels of a file to the arms and questions of some votes. A label that names neither is
 * noted with the name that it most likely stands for, and so are arms that have none while others do.
 */
export function nameByLabels(labels: Labels, tally: VoteTally): FittedLabels {
  const ids = tally.questions.map(({ id }) => id);
  const known = [...tally.arms, ...ids];
  const named = [...labels.arms.map(({ key }) => key), ...labels.questions.map(({ id }) => id)];
  const unlabelled = known.filter((name) => !named.includes(name));
  const strangers = [...new Set(named)].filter((name) => !known.includes(name));
  const arms = labels.arms.filter(({ key }) => tally.arms.includes(key));
  const bare = tally.arms.filter((key) => unlabelled.includes(key));
  return {
    arms,
    questions: labels.questions.filter(({ id }) => ids.includes(id)),
    notes: [
      ...strangers.map((name) => sayStranger(name, unlabelled)),
      ...(labels.arms.length === 0 || bare.length === 0 ? [] : [sayBare(bare)]),
    ],
  };
}

function sayStranger(name: string, unlabelled: readonly string[]): string {
  const meant = didYouMean(name, unlabelled);
  const likely = meant === undefined ? '' : `; "${meant}" is likely meant`;
  return `the labels name "${name}", which is neither an arm nor a question of these votes${likely}.`;
}

function sayBare(keys: readonly string[]): string {
  const names = keys.map((key) => `"${key}"`).join(', ');
  return keys.length === 1
    ? `the arm ${names} has no label, and is printed by its key.`
    : `the arms ${names} have no label, and are printed by their keys.`;
}
