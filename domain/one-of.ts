import { z } from 'zod';
import { didYouMean } from './did-you-mean.ts';
import { mustBe } from './must-be.ts';

/**
 * One word of a closed set; another is refused with those that are known, and the one that it may
 * stand for. `otherNames` are what other programs call them.
 */
export function oneOf<const Names extends readonly [string, ...string[]]>(
  names: Names,
  otherNames: Readonly<Partial<Record<string, Names[number]>>> = {},
): z.ZodEnum<{ [Name in Names[number]]: Name }> {
  const words = mustBe(`one of ${names.join(', ')}`);
  return z.enum(names, {
    error: (issue) => {
      const { input } = issue;
      if (typeof input !== 'string') return words(issue);
      const other = Object.hasOwn(otherNames, input) ? otherNames[input] : undefined;
      const meant = other ?? didYouMean(input, names);
      return `${words(issue)}${meant === undefined ? '' : `; did you mean ${meant}?`}`;
    },
  });
}
