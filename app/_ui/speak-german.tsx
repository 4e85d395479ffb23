'use client';
import type { ReactElement, ReactNode } from 'react';
import { de } from '#domain/words/de.ts';
import { WordsContext } from './words-context.ts';

/** Gives the pages inside it the words of German. */
export function SpeakGerman({ children }: { children: ReactNode }): ReactElement {
  return <WordsContext value={de}>{children}</WordsContext>;
}
