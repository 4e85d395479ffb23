import { STUDY_ROLES } from './study-role.ts';
import type { StudyRole } from './study-role.ts';

/**
 * Who may do what with a study: the least role that may, and what it is in words. Pages, server
 * actions and routes all ask here, and the table of docs/authorisation.md is made of it.
 */
export const STUDY_RIGHTS = {
  see: {
    least: 'viewer',
    does: 'see the study, its images and how its raters work; read results once they may be read',
  },
  'run-images': { least: 'editor', does: 'stop, resume and retry the making of images' },
  'judge-images': { least: 'editor', does: 'release held images and exclude comparisons' },
  measure: { least: 'editor', does: 'have metrics measured' },
  'manage-raters': { least: 'editor', does: 'invite raters' },
  'answer-raters': {
    least: 'owner',
    does: 'read who a rater is, and withdraw, forget or export a rater at the rater’s wish',
  },
  open: { least: 'owner', does: 'open the study for votes' },
  close: { least: 'owner', does: 'close the study' },
  'explain-change': { least: 'owner', does: 'put on record why a frozen study was changed' },
  'look-early': { least: 'owner', does: 'look at results early, which is a deviation' },
  'manage-colleagues': {
    least: 'owner',
    does: 'invite and remove colleagues, change what they are, and hand the study over',
  },
} as const satisfies Record<string, { least: StudyRole; does: string }>;

export type StudyRight = keyof typeof STUDY_RIGHTS;

/** Whether someone of this role may do this. */
export function mayDo(role: StudyRole, right: StudyRight): boolean {
  return STUDY_ROLES.indexOf(role) >= STUDY_ROLES.indexOf(STUDY_RIGHTS[right].least);
}
