import type { RaterSession } from '#study/raters/rater-session.ts';
import { raterView } from '#study/voting/rater-view.ts';
import type { RaterView } from '#study/voting/rater-view.ts';
import { readProtocol } from '#study/protocol/read-protocol.ts';

/** What this rater may know of the study. */
export function viewOfRater({ study, slot }: Pick<RaterSession, 'study' | 'slot'>): RaterView {
  return raterView({ protocol: readProtocol(study.protocol), slot });
}
