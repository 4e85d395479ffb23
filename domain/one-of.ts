import { z } from 'zod';
import { didYouMean } from './did-you-mean.ts';
import { mustBe } from './must-be.ts';

/**
 * One word of a closed set; another is refused with those that are known, and the one that it may
 * stand for. `otherNames` are what others call them.
 */
export function oneOf<const Names extends readonly [string, ...string[]]>(
  names: Names,
  otherNames:
    | Readonly<Partial<Record<string, Names[number]>>>
    | ((name: string) => Names[number] | undefined) = {},
): z.ZodEnum<{ [Name in Names[number]]: Name }> {
  const otherName = (name: string): Names[number] | undefined => {
    if (typeof otherNames === 'function') return otherNames(name);
    return Object.hasOwn(otherNames, name) ? otherNames[name] : undefined;
  };
  const words = mustBe(`one of ${names.join(', ')}`);
  return z.enum(names, {
    error: (issue) => {
      const { input } = issue;
      if (typeof input !== 'string') return words(issue);
      const meant = otherName(input) ?? didYouMean(input, names);
      return `${words(issue)}${meant === undefined ? '' : `; did you mean ${meant}?`}`;
    },
  });
}
