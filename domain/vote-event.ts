/** What a revision of a vote does: it answers, or it takes back what was answered before. */
export const VOTE_EVENTS = ['answer', 'undo'] as const;

export type VoteEvent = (typeof VOTE_EVENTS)[number];
