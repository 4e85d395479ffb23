import type { Protocol } from './protocol.ts';

type Use = NonNullable<Protocol['gold'][number]['use']>;

/**
 * Comparisons that a protocol lists as known: entries for several questions are one.
 *
 * @param use only those for gold trials, or for practice
 */
export function countKnownAnswers({ gold }: Pick<Protocol, 'gold'>, use?: Use): number {
  const used = gold.filter((known) => use === undefined || (known.use ?? 'gold') === use);
  const listed = used.map(({ prompt, replicate, better, than }) =>
    JSON.stringify([prompt, replicate, than === undefined ? [] : [better, than].sort()]),
  );
  return new Set(listed).size;
}
