import { present } from './present.ts';

/**
 * The code of a character, by which one that cannot be seen is found.
 *
 * @example codeOfLetter('В') // 'U+0412'
 */
export function codeOfLetter(letter: string): string {
  const code = present(letter.codePointAt(0), 'the code of a character');
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}
