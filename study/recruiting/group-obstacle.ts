import type { Obstacle } from '#domain/words/rater-words.ts';
import { studyObstacle } from '../raters/invitation-obstacle.ts';
import type { GroupLinkOfStudy } from './group-link.ts';

/**
 * What stands in the way of a new rater joining by a group link; null when nothing does.
 *
 * @param joined raters who take up its places
 */
export function groupObstacle(options: {
  link: GroupLinkOfStudy;
  joined: number;
  now: Date;
}): Obstacle | null {
  const { link, joined, now } = options;
  const isOver = link.closedAt !== null || (link.endsAt !== null && link.endsAt <= now);
  if (isOver) return 'link-ended';
  return joined >= link.cap ? 'link-full' : studyObstacle(link.study.state);
}
