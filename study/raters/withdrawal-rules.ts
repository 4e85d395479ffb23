/** What becomes of the answers of a rater who withdraws. */
export const WITHDRAWAL_RULES = ['keep', 'remove'] as const;
export type WithdrawalRule = (typeof WITHDRAWAL_RULES)[number];
