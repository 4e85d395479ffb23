import type { Protocol } from './protocol.ts';

/** Comparisons that a protocol lists as known: entries for several questions are one. */
export function countKnownAnswers({ gold }: Pick<Protocol, 'gold'>): number {
  const listed = gold.map(({ prompt, replicate, better, than }) =>
    JSON.stringify([prompt, replicate, than === undefined ? [] : [better, than].sort()]),
  );
  return new Set(listed).size;
}
