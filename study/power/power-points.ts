import type { DeclaredDesign } from './declared-design.ts';

const MULTIPLES = [0.25, 0.5, 0.75, 1, 1.5, 2, 3, 4];

/** A test needs two raters and two prompts. */
const FEWEST = 2;

/** Numbers around the declared one, in order, itself among them. */
export function numbersAround(declared: number): number[] {
  const numbers = MULTIPLES.map((multiple) => Math.max(FEWEST, Math.round(multiple * declared)));
  return [...new Set([...numbers, declared])].sort((a, b) => a - b);
}

/** The same design with another number of raters. */
export function withRaters(design: DeclaredDesign, raters: number): DeclaredDesign {
  const { per_comparison: wanted } = design.raters;
  return {
    ...design,
    raters: {
      ...design.raters,
      expected: raters,
      per_comparison: wanted === 'all' ? wanted : Math.min(wanted, raters),
    },
  };
}

/** The same design with another number of prompts. */
export function withPrompts(design: DeclaredDesign, prompts: number): DeclaredDesign {
  return { ...design, prompts };
}
