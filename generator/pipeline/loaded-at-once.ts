/** A study compares two arms as a rule: their models stay loaded while jobs of both alternate. */
export const LOADED_AT_ONCE = 2;
