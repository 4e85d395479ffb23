import type { StudyRole } from '#domain/study-role.ts';

/** What people read for each role. */
export const roleWords: Record<StudyRole, string> = {
  viewer: 'Viewer',
  editor: 'Editor',
  owner: 'Owner',
};
