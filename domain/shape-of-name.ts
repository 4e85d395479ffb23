import { foldName } from './fold-name.ts';

/** Letters of Cyrillic and Greek that print as Latin ones (Unicode Technical Standard 39), and nought. */
const LATIN: Readonly<Record<string, string>> = {
  ...{ а: 'a', в: 'b', с: 'c', ԁ: 'd', е: 'e', ѕ: 's', һ: 'h', і: 'i', ј: 'j', к: 'k', м: 'm' },
  ...{ н: 'h', о: 'o', р: 'p', т: 't', у: 'y', х: 'x', ԛ: 'q', ԝ: 'w', ӏ: 'l' },
  ...{ α: 'a', β: 'b', ε: 'e', ζ: 'z', η: 'h', ι: 'i', κ: 'k', μ: 'm', ν: 'n', ο: 'o', ρ: 'p' },
  ...{ τ: 't', υ: 'y', χ: 'x', '0': 'o' },
};

/**
 * A name as the eye takes it. Two names of one shape are most likely one name and a slip of the hand:
 * they differ only in case, in the kind of space or hyphen, in invisible characters, or in letters of
 * another alphabet.
 *
 * @example shapeOfName('SD 50 ') === shapeOfName('sd_5О') // the last letter is Cyrillic
 */
export function shapeOfName(name: string): string {
  const letters = foldName(name).replaceAll(/[\s\p{Pd}]+/gu, '-');
  return [...letters].map((letter) => LATIN[letter] ?? letter).join('');
}
