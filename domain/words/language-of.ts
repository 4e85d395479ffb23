import { at } from '../at.ts';
import { LANGUAGES } from './languages.ts';
import type { Language } from './languages.ts';

/** What people write in place of a tag, in lower case. */
const NAMES = new Map<string, Language>([
  ...(['english', 'englisch', 'eng'] as const).map((name) => [name, 'en'] as const),
  ...(['german', 'deutsch', 'ger', 'deu'] as const).map((name) => [name, 'de'] as const),
  ...(['arabic', 'arabisch', 'ara', 'العربية', 'عربي'] as const).map(
    (name) => [name, 'ar'] as const,
  ),
]);

/**
 * The language that a name or a tag such as `de-AT` (BCP 47) most likely stands for; undefined where it
 * is none that raters' pages speak.
 */
export function languageOf(written: string): Language | undefined {
  const name = written.trim().toLowerCase();
  const primary = at(name.split(/[-_]/), 0, 'the parts of a tag');
  return NAMES.get(name) ?? LANGUAGES.find((language) => language === primary);
}
