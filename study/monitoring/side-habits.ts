import { at } from '#domain/at.ts';
import { signTest } from '#evaluation/statistics/sign-test.ts';
import { benjaminiHochbergAdjust } from '#evaluation/statistics/benjamini-hochberg-adjust.ts';
import type { RaterQuality } from '../raters/rater-quality.ts';

/** The false discovery rate at which a habit is told of. */
const LEVEL = 0.05;

/**
 * Raters who choose one side more often than chance explains: sign tests of left against right, held
 * against a false discovery rate over all raters (Benjamini and Hochberg), since among many some look
 * uneven by chance.
 */
export function sideHabits(
  raters: readonly RaterQuality[],
): { rater: string; side: 'left' | 'right'; count: number; of: number }[] {
  const voted = raters.filter(({ left }) => left.of > 0);
  const adjusted = benjaminiHochbergAdjust(
    voted.map(({ left: { count, of } }) => signTest({ wins: count, losses: of - count })),
  );
  return voted.flatMap(({ rater, left: { count, of } }, i) => {
    if (at(adjusted, i) >= LEVEL) return [];
    const isLeft = count > of - count;
    return [{ rater, side: isLeft ? 'left' : 'right', count: isLeft ? count : of - count, of }];
  });
}
