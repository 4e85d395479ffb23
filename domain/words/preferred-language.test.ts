import { expect, it } from 'vitest';
import { languageOf } from './language-of.ts';
import { preferredLanguage } from './preferred-language.ts';

it.each([
  [null, 'en'],
  ['', 'en'],
  ['fr-FR, fr;q=0.9', 'en'],
  ['de-AT,de;q=0.9,en;q=0.8', 'de'],
  ['en;q=0.5, ar-EG;q=0.8', 'ar'],
  ['ar;q=0, de;q=0.1', 'de'],
  ['*', 'en'],
  ['de;q=abc, \u0000, ;;;, ar', 'ar'],
])('a browser that asks for %j reads %s', (header, language) => {
  expect(preferredLanguage(header)).toBe(language);
});

it.each([
  ['de-CH', 'de'],
  ['Deutsch', 'de'],
  ['العربية', 'ar'],
  ['EN_us', 'en'],
  ['fr', undefined],
  ['', undefined],
])('%j stands for %s', (written, language) => {
  expect(languageOf(written)).toBe(language);
});
