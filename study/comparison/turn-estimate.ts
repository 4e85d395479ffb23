import type { Estimated } from './comparison.ts';

/** A net preference as the other arm of its pair has it. */
export function turnEstimate({ estimate, ci }: Estimated): Estimated {
  return { estimate: 0 - estimate, ci: ci && [0 - ci[1], 0 - ci[0]] };
}
