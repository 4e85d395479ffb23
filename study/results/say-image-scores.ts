import type { ImageScores } from './image-scores.ts';

/** What a list of pairs by a metric of single images lacks, and how to bring it; null: nothing. */
export function sayMissingScores(
  scores: ImageScores | null,
  arms: readonly { key: string; label: string }[],
): string | null {
  const call = '`onpar metrics STUDY/ARM --metrics clipscore --clip FOLDER`';
  if (scores === null)
    return `No metric of single images is kept with this study: FID and its kin are of whole sets, and say nothing of one pair. ${call}, once for each arm, measures and keeps CLIPScore.`;
  const without = arms.filter(({ key }) => !scores.arms.includes(key));
  if (without.length === 0) return null;
  return `Of ${without.map(({ label }) => label).join(', ')} no ${scores.label} is kept by the network that measured the others, so pairs with them come last: ${call} brings it.`;
}
