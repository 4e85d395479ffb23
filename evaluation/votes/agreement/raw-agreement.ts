import type { Coincidences } from './coincidence-matrix.ts';

/** Share of pairs of answers to the same unit that are the same; `null` without pairs. */
export function rawAgreement({ agreeingPairs, pairs }: Coincidences): number | null {
  return pairs > 0 ? agreeingPairs / pairs : null;
}
