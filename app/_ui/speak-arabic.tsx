'use client';
import type { ReactElement, ReactNode } from 'react';
import { ar } from '#domain/words/ar.ts';
import { WordsContext } from './words-context.ts';

/** Gives the pages inside it the words of Arabic. */
export function SpeakArabic({ children }: { children: ReactNode }): ReactElement {
  return <WordsContext value={ar}>{children}</WordsContext>;
}
