import { counted } from '#domain/counted.ts';
import type { Claim } from './claim.ts';

/** Claims that all say a replicate, counted from 0, and what their files count from. */
export type CountedClaims = {
  claims: (Claim & { replicate: number })[];
  firstReplicate: 0 | 1;
};

/**
 * Brings replicates to one count. Where every file that says a replicate says 1 or more, and one says
 * 1, the whole set is counted from 1; a single 0 shows that it is not. Of files that say none, their
 * order tells it.
 */
export function countReplicates(claims: readonly Claim[]): CountedClaims {
  const said = claims.flatMap(({ replicate }) => (replicate === null ? [] : [replicate]));
  const firstReplicate = said.includes(1) && !said.includes(0) ? 1 : 0;
  const met = new Map<number, number>();
  const fromZero = claims.map((claim) => {
    if (claim.replicate !== null) return { ...claim, replicate: claim.replicate - firstReplicate };
    const replicate = counted(met, claim.index);
    met.set(claim.index, replicate + 1);
    return { ...claim, replicate };
  });
  return { claims: fromZero, firstReplicate };
}
