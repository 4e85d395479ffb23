import type { Side } from './side.ts';

/**
 * The warning of a set in which some samples have the very features of others, as copies of an image
 * have: what stands beside a value counts each as drawn anew.
 */
export function copiesWarning({ samples, summary, distinct }: Side): string[] {
  if (distinct === undefined || distinct === summary.n) return [];
  return [
    `${samples.label} has ${summary.n} ${samples.unit}, of which ${distinct} ${distinct === 1 ? 'is' : 'are'} distinct: bias estimates and intervals count the others as samples drawn anew, and are too narrow where they are copies.`,
  ];
}
