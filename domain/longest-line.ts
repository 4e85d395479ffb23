/** Characters of one line of text, such as a name or a title; a longer one is no name. */
export const LONGEST_LINE = 300;
