import { refuse, type TextRule } from '../rule.ts';

/** Seeds are listed, or counted from a base. */
export const seedRules: TextRule = ({ protocol: { seeds }, states }) =>
  seeds.list && states(['seeds', 'base'])
    ? [refuse(['seeds', 'base'], 'is not read beside list, which gives every seed: leave one out')]
    : [];
