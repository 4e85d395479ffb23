import { studyObstacle } from '../raters/invitation-obstacle.ts';
import type { InvitationObstacle } from '../raters/invitation-obstacle.ts';
import type { GroupLinkOfStudy } from './group-link.ts';

/**
 * What stands in the way of a new rater joining by a group link; null when nothing does.
 *
 * @param joined raters who have joined by it and not left
 */
export function groupObstacle(options: {
  link: GroupLinkOfStudy;
  joined: number;
  now: Date;
}): InvitationObstacle | null {
  const { link, joined, now } = options;
  const isOver = link.closedAt !== null || (link.endsAt !== null && link.endsAt <= now);
  if (isOver) {
    return {
      code: 'link-ended',
      title: 'This link has ended',
      advice: 'nobody can join by it any more; if you had joined, go on with your own link',
    };
  }
  if (joined >= link.cap) {
    return {
      code: 'link-full',
      title: 'This study is full',
      advice: 'all places are taken; thank you for your interest',
    };
  }
  return studyObstacle(link.study.state);
}
