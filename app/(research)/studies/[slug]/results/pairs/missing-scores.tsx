import type { ReactElement } from 'react';
import type { ImageScores } from '#study/results/image-scores.ts';
import { sayMissingScores } from '#study/results/say-image-scores.ts';
import { Notice } from '../../../../../_ui/notice.tsx';

/** Says what keeps pairs from being ordered by a metric, and how to bring it. */
export function MissingScores({
  scores,
  arms,
}: {
  scores: ImageScores | null;
  arms: readonly { key: string; label: string }[];
}): ReactElement | null {
  const missing = sayMissingScores(scores, arms);
  if (missing === null) return null;
  return <Notice title="What is missing here">{missing}</Notice>;
}
