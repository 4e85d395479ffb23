/** What a rater can answer, by side, in the order of the buttons and their digits; a protocol may offer fewer. */
export const ANSWERS = ['left', 'right', 'on_par', 'neither'] as const;

export type Answer = (typeof ANSWERS)[number];
