import { codeOfLetter } from './code-of-letter.ts';
import { showValue } from './show-value.ts';

/**
 * What is said of a name that the eye takes for another one, which stands at `place`; without a place
 * the other one is known to be right.
 *
 * @example sayNearName('B ', { name: 'B', place: 'line 2' })
 * // '"B " is most likely a typo for "B" of line 2 (or that one for it), for they differ only in spaces'
 */
export function sayNearName(name: string, other: { name: string; place?: string }): string {
  const where = other.place === undefined ? '' : ` of ${other.place} (or that one for it)`;
  return `${shown(name)} is most likely a typo for ${shown(other.name)}${where}, for they differ only in ${differenceOf(name, other.name)}`;
}

/** In what two names of one shape differ. */
function differenceOf(one: string, other: string): string {
  const squeeze = (text: string): string => text.trim().replaceAll(/\s+/gu, ' ');
  if (squeeze(one) === squeeze(other)) return 'spaces';
  if (one.toLowerCase() === other.toLowerCase()) return 'case';
  if (squeeze(one).toLowerCase() === squeeze(other).toLowerCase()) return 'case and spaces';
  return 'letters that look alike, or in invisible ones';
}

/** The name, with the code of each character that is no plain letter, digit or sign. */
function shown(name: string): string {
  const codes = [...new Set(name.slice(0, 60).match(/[^\x20-\x7e]/gu))].map(codeOfLetter);
  return codes.length === 0 ? showValue(name) : `${showValue(name)} (with ${codes.join(', ')})`;
}
