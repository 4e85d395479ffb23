/** Bytes of a prompt file that the browser may send; PartiPrompts are 0.2 MB. */
export const LONGEST_PROMPT_FILE = 20_000_000;
