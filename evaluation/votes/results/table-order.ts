import { didYouMean } from '#domain/did-you-mean.ts';
import { naturalOrder } from '#domain/natural-order.ts';
import { UserError } from '#domain/user-error.ts';
import type { QuestionVotes } from '../rows/tally.ts';

/**
 * Arms as the table lists them: those of `order` first, then as declared, then those that are only in
 * the votes, by key.
 *
 * @throws UserError when `order` names an arm that is neither declared nor voted on.
 */
export function armsInOrder(
  voted: readonly string[],
  options: {
    arms?: readonly { key: string; label: string }[] | undefined;
    order?: readonly string[] | undefined;
  },
): { key: string; label: string }[] {
  const { arms = [], order = [] } = options;
  const declared = arms.map((arm) => arm.key);
  const others = voted.filter((key) => !declared.includes(key)).sort(naturalOrder);
  const known = [...declared, ...others];
  refuseUnknown(order, known, 'arm');
  const keys = [...new Set([...order, ...known])];
  const labels = new Map(arms.map(({ key, label }) => [key, label]));
  return keys.map((key) => ({ key, label: labels.get(key) ?? key }));
}

/** Questions that were voted on: as declared, then as they appear in the votes. */
export function questionsInOrder(
  voted: readonly QuestionVotes[],
  questions: readonly { id: string; title: string }[] = [],
): { id: string; title: string; cast: QuestionVotes }[] {
  const declared = questions.flatMap(({ id, title }) =>
    voted.filter((cast) => cast.id === id).map((cast) => ({ id, title, cast })),
  );
  const others = voted
    .filter((cast) => !questions.some(({ id }) => id === cast.id))
    .map((cast) => ({ id: cast.id, title: cast.id, cast }));
  return [...declared, ...others];
}

/** @throws UserError when one of `names` is not among the known ones. */
export function refuseUnknown(
  names: readonly string[],
  known: readonly string[],
  what: 'arm' | 'question' | 'rater',
): void {
  const unknown = names.find((name) => !known.includes(name));
  if (unknown === undefined) return;
  const meant = didYouMean(unknown, known);
  const hint = meant === undefined ? '' : `; did you mean "${meant}"?`;
  const list = known.slice(0, 20).map((name) => `"${name}"`);
  throw new UserError(
    `There is no ${what} "${unknown}" among the votes; name one of ${list.join(', ')}${known.length > 20 ? ', …' : ''}${hint || '.'}`,
    { code: `unknown-${what}` },
  );
}
