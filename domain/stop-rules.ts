/** When voting ends: after the votes that were planned, at planned looks, or at any time. */
export const STOP_RULES = ['fixed', 'obrien-fleming', 'e-process'] as const;

export type StopRuleName = (typeof STOP_RULES)[number];
