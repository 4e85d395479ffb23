import type { ReactElement } from 'react';
import type { Obstacle, RaterWords } from '#domain/words/rater-words.ts';
import { Notice } from '../../_ui/notice.tsx';

/** Why a link cannot be taken up, for the rater. */
export function ObstacleNotice({
  obstacle,
  words: { obstacles },
}: {
  obstacle: Obstacle;
  words: RaterWords;
}): ReactElement {
  return <Notice title={obstacles[obstacle].title}>{obstacles[obstacle].text}</Notice>;
}
