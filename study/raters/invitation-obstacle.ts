import type { ErrorCode } from '#domain/error-codes.ts';
import type { Enrolment, StudyState } from '#prisma/generated/client.ts';

/** Why an invitation cannot be taken up now, in words for the rater. */
export type InvitationObstacle = { code: ErrorCode; title: string; advice: string };

/** What stands in the way of taking up an invitation; null when nothing does. */
export function invitationObstacle({
  state,
  study,
}: Pick<Enrolment, 'state'> & { study: { state: StudyState } }): InvitationObstacle | null {
  if (state === 'withdrawn') {
    return {
      code: 'withdrawn',
      title: 'You have withdrawn from this study',
      advice: 'this link is no longer valid',
    };
  }
  if (state === 'replaced') {
    return {
      code: 'replaced',
      title: 'Your place was given to another rater',
      advice: 'you had not voted for a while; what you answered is kept, and thank you for it',
    };
  }
  return studyObstacle(study.state);
}

/** What stands in the way of taking part in a study in this state; null when nothing does. */
export function studyObstacle(state: StudyState): InvitationObstacle | null {
  if (state === 'closed') {
    return {
      code: 'study-closed',
      title: 'This study has ended',
      advice: 'thank you for your interest',
    };
  }
  if (state !== 'open') {
    return {
      code: 'study-not-open',
      title: 'This study has not started',
      advice: 'open the link again later',
    };
  }
  return null;
}
