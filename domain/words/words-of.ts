import { ar } from './ar.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import type { Language } from './languages.ts';
import type { RaterWords } from './rater-words.ts';

const WORDS: Record<Language, RaterWords> = { en, de, ar };

/** What raters' pages say in a language, beside the texts of the study. */
export function wordsOf(language: Language): RaterWords {
  return WORDS[language];
}
