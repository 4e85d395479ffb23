/** So many raters can be invited at once. */
export const MOST_GUESTS = 10_000;
