/** The part of a result that is made last: where it is, all are. */
export const PAIRS_PART = 'pairs';
