/** Why a rater is shown a comparison. Only `main` trials count in tables. */
export const TRIAL_KINDS = ['main', 'practice', 'gold', 'repeat'] as const;

export type TrialKind = (typeof TRIAL_KINDS)[number];
