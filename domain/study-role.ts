/** What a researcher can be in a study, from the one who may do least to the one who may do all. */
export const STUDY_ROLES = ['viewer', 'editor', 'owner'] as const;

export type StudyRole = (typeof STUDY_ROLES)[number];
