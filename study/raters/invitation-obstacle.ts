import type { ErrorCode } from '#domain/error-codes.ts';
import type { RaterSession } from './rater-session.ts';

/** Why an invitation cannot be taken up now, in words for the rater. */
export type InvitationObstacle = { code: ErrorCode; title: string; advice: string };

/** What stands in the way of taking up an invitation; null when nothing does. */
export function invitationObstacle({ state, study }: RaterSession): InvitationObstacle | null {
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
  if (study.state === 'closed') {
    return {
      code: 'study-closed',
      title: 'This study has ended',
      advice: 'thank you for your interest',
    };
  }
  if (study.state !== 'open') {
    return {
      code: 'study-not-open',
      title: 'This study has not started',
      advice: 'open the link again later',
    };
  }
  return null;
}
