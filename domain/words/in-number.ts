import type { Language } from './languages.ts';

/** What is said of a count, by the plural form that it takes; `other` where a form is not given. */
export type Forms = { other: string } & Partial<Record<Intl.LDMLPluralRule, string>>;

const RULES: Record<Language, Intl.PluralRules> = {
  en: new Intl.PluralRules('en'),
  de: new Intl.PluralRules('de'),
  ar: new Intl.PluralRules('ar'),
};

/**
 * Chooses the form that a language wants for a count (Unicode CLDR, plural rules).
 *
 * @example inNumber('en', 1, { one: '1 answer', other: '1 answers' }) // '1 answer'
 */
export function inNumber(language: Language, count: number, forms: Forms): string {
  return forms[RULES[language].select(count)] ?? forms.other;
}
