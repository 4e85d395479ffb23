'use client';
import type { ReactElement, ReactNode } from 'react';
import { en } from '#domain/words/en.ts';
import { WordsContext } from './words-context.ts';

/** Gives the pages inside it the words of English. */
export function SpeakEnglish({ children }: { children: ReactNode }): ReactElement {
  return <WordsContext value={en}>{children}</WordsContext>;
}
