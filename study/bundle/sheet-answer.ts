/** What stands where the study does not know: nothing is guessed. */
export const BLANK = '_Not recorded in the study; to be filled in by the researcher._';

/** A question of the data sheet by its number, and what is answered, one part after the other. */
export type Answered = readonly [number: string, question: string, ...answers: string[]];
