import { languageOf } from './language-of.ts';
import { USUAL_LANGUAGE } from './languages.ts';
import type { Language } from './languages.ts';

/**
 * The first language that a browser asks for and that raters' pages speak, by its weights (RFC 9110,
 * section 12.5.4); the usual one where there is none.
 *
 * @param header the value of Accept-Language; null where none was sent
 */
export function preferredLanguage(header: string | null): Language {
  if (header === null) return USUAL_LANGUAGE;
  const asked = header.split(',').flatMap((part, place) => {
    const [, tag, given] = /^\s*([\w-]+)\s*(?:;\s*q=([\d.]+)\s*)?$/.exec(part) ?? [];
    const language = tag === undefined ? undefined : languageOf(tag);
    const weight = given === undefined ? 1 : Number(given);
    return language === undefined || weight === 0 ? [] : [{ language, weight, place }];
  });
  const [first] = asked.toSorted((a, b) => b.weight - a.weight || a.place - b.place);
  return first === undefined ? USUAL_LANGUAGE : first.language;
}
