'use client';
import { DirectionProvider } from '@base-ui/react/direction-provider';
import { createContext, useContext } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { DIRECTIONS, USUAL_LANGUAGE } from '#domain/words/languages.ts';
import type { Language } from '#domain/words/languages.ts';
import type { RaterWords } from '#domain/words/rater-words.ts';
import { wordsOf } from '#domain/words/words-of.ts';

const LanguageContext = createContext<Language>(USUAL_LANGUAGE);

/** Pages, and the language that they speak. */
export type InLanguage = { language: Language; children: ReactNode };

/** Gives the pages inside it their language, and components the direction in which it is read. */
export function LanguageProvider({ language, children }: InLanguage): ReactElement {
  return (
    <LanguageContext value={language}>
      <DirectionProvider direction={DIRECTIONS[language]}>{children}</DirectionProvider>
    </LanguageContext>
  );
}

/** What the page says of itself, in its language. */
export function useWords(): RaterWords {
  return wordsOf(useContext(LanguageContext));
}
