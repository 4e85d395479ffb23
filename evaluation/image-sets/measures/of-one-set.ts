import type { FidFields } from './fid-fields.ts';

/** What stands beside a value: of sets drawn apart, so that it says nothing of a set with itself. */
const BESIDE = ['ci95', 'se', 'bias_estimate', 'distance'];

const NO_INTERVAL = 'no interval: both sides hold the same features';

/** A metric of a set with itself: the value without what stands beside it, of its parts too. */
export function ofOneSet(found: object): object {
  return Object.fromEntries(
    Object.entries(found).map(([key, part]: [string, unknown]) => {
      if (BESIDE.includes(key)) return [key, null];
      if (key === 'ci95_of') return [key, NO_INTERVAL];
      const isPart = typeof part === 'object' && part !== null && !Array.isArray(part);
      return [key, isPart ? ofOneSet(part) : part];
    }),
  );
}

/** The same of a Fréchet distance. */
export function fidOfOneSet(found: FidFields): FidFields {
  return { ...found, ci95: null, bias_estimate: null, distance: null, ci95_of: NO_INTERVAL };
}
