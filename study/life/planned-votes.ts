import type { Protocol } from '../protocol/protocol.ts';

/** How many votes a protocol plans over all questions; null where it names no number. */
export function plannedVotes({
  analysis,
  questions,
}: Pick<Protocol, 'analysis' | 'questions'>): number | null {
  const { votes } = analysis.stop;
  return votes === undefined ? null : votes * questions.length;
}
