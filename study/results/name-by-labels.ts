import { didYouMean } from '#domain/did-you-mean.ts';
import { faultOfLabel } from '#domain/fault-of-label.ts';
import { faultOfTitle } from '#domain/fault-of-title.ts';
import { sayNearName } from '#domain/say-near-name.ts';
import { shapeOfName } from '#domain/shape-of-name.ts';
import { showValue } from '#domain/show-value.ts';
import type { VoteTally } from '#evaluation/votes/rows/tally.ts';
import { checkPrinted } from './check-printed.ts';
import type { Labels } from './parse-labels.ts';

/** Labels of the arms and questions that were voted on, and a sentence for each that does not fit. */
export type FittedLabels = {
  arms: { key: string; label: string }[];
  questions: { id: string; title: string }[];
  notes: string[];
};

/**
 * Fits the labels of a file to the arms and questions of some votes. A label that names neither is
 * noted with the name that it most likely stands for, and so are arms that have none while others do.
 *
 * @throws UserError `bad-labels` with the line of a label that a protocol could not have
 */
export function nameByLabels(labels: Labels, tally: VoteTally): FittedLabels {
  const { file } = labels;
  const ids = tally.questions.map(({ id }) => id);
  const arms = labels.arms.filter(({ key }) => tally.arms.includes(key));
  const questions = labels.questions.filter(({ id }) => ids.includes(id));
  const named = new Set([...arms.map(({ key }) => key), ...questions.map(({ id }) => id)]);
  const bare = tally.arms.filter((key) => !named.has(key));
  const known = [...tally.arms, ...ids];
  checkPrinted(
    [
      ...bare.map((key) => ({ key, name: key, line: null })),
      ...arms.map(({ key, label, line }) => ({ key, name: label, line })),
    ],
    { file, faultOf: faultOfLabel },
  );
  checkPrinted(
    questions.map(({ id, title, line }) => ({ key: id, name: title, line })),
    { file, faultOf: faultOfTitle },
  );
  return {
    arms: arms.map(({ key, label }) => ({ key, label })),
    questions: questions.map(({ id, title }) => ({ id, title })),
    notes: [
      ...strangersOf(labels, known).map((one) => sayStranger(one, { file, known, named })),
      ...(labels.arms.length === 0 || bare.length === 0 ? [] : [sayBare(bare)]),
    ],
  };
}

type Stranger = { name: string; line: number };

/** Keys of the file that are neither arms nor questions, each once: a flat map names both by one key. */
function strangersOf({ arms, questions }: Labels, known: readonly string[]): Stranger[] {
  const lines = new Map(
    [
      ...arms.map(({ key, line }) => [key, line] as const),
      ...questions.map(({ id, line }) => [id, line] as const),
    ].filter(([name]) => !known.includes(name)),
  );
  return [...lines].map(([name, line]) => ({ name, line }));
}

function sayStranger(
  { name, line }: Stranger,
  votes: { file: string; known: readonly string[]; named: ReadonlySet<string> },
): string {
  const { file, known, named } = votes;
  const what = `${file}, line ${line}: the labels name ${showValue(name)}, which is neither an arm nor a question of these votes`;
  const near = known.find((one) => shapeOfName(one) === shapeOfName(name));
  if (near !== undefined) return `${what}: ${sayNearName(name, { name: near })}.`;
  const meant = didYouMean(
    name,
    known.filter((one) => !named.has(one)),
  );
  return meant === undefined ? `${what}.` : `${what}; "${meant}" is likely meant.`;
}

function sayBare(keys: readonly string[]): string {
  const names = keys.map((key) => `"${key}"`).join(', ');
  return keys.length === 1
    ? `the arm ${names} has no label, and is printed by its key.`
    : `the arms ${names} have no label, and are printed by their keys.`;
}
