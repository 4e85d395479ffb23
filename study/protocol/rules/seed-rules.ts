import { refuse, type Rule } from './rule.ts';

/** Seeds are listed, or counted from a base. */
export const seedRules: Rule = ({ protocol: { seeds }, states }) =>
  seeds.list && states(['seeds', 'base'])
    ? [refuse(['seeds', 'base'], 'is not read beside list, which gives every seed: leave one out')]
    : [];
