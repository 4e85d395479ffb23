import type { Enrolment, StudyState } from '#prisma/generated/client.ts';
import type { Obstacle } from '#domain/words/rater-words.ts';

/** What stands in the way of taking up an invitation; null when nothing does. */
export function invitationObstacle({
  state,
  study,
}: Pick<Enrolment, 'state'> & { study: { state: StudyState } }): Obstacle | null {
  if (state === 'withdrawn' || state === 'replaced') return state;
  return studyObstacle(study.state);
}

/** What stands in the way of taking part in a study in this state; null when nothing does. */
export function studyObstacle(state: StudyState): Obstacle | null {
  if (state === 'closed') return 'study-closed';
  return state === 'open' ? null : 'study-not-open';
}
