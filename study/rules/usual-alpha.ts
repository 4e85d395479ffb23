/** Levels outside are taken, and are rarely meant. */
export const USUAL_ALPHA = { least: 0.001, most: 0.2 } as const;
