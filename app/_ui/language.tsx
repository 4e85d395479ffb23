'use client';
import { DirectionProvider } from '@base-ui/react/direction-provider';
import dynamic from 'next/dynamic';
import { use } from 'react';
import type { ComponentType, ReactElement, ReactNode } from 'react';
import { present } from '#domain/present.ts';
import { DIRECTIONS } from '#domain/words/languages.ts';
import type { Language } from '#domain/words/languages.ts';
import type { RaterWords } from '#domain/words/rater-words.ts';
import { WordsContext } from './words-context.ts';

/** Each in a file of its own, so that a page is sent the words of its language alone. */
const SPEAKERS: Record<Language, ComponentType<{ children: ReactNode }>> = {
  en: dynamic(() => import('./speak-english.tsx').then(({ SpeakEnglish }) => SpeakEnglish)),
  de: dynamic(() => import('./speak-german.tsx').then(({ SpeakGerman }) => SpeakGerman)),
  ar: dynamic(() => import('./speak-arabic.tsx').then(({ SpeakArabic }) => SpeakArabic)),
};

/** Pages, and the language that they speak. */
export type InLanguage = { language: Language; children: ReactNode };

/** Gives the pages inside it their language, and components the direction in which it is read. */
export function LanguageProvider({ language, children }: InLanguage): ReactElement {
  const Speaker = SPEAKERS[language];
  return (
    <Speaker>
      <DirectionProvider direction={DIRECTIONS[language]}>{children}</DirectionProvider>
    </Speaker>
  );
}

/** What the page says of itself, in its language. */
export function useWords(): RaterWords {
  return present(use(WordsContext), 'the language of the page');
}
