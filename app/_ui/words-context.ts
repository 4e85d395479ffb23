'use client';
import { createContext } from 'react';
import type { RaterWords } from '#domain/words/rater-words.ts';

/** The words of the language that a page speaks; null where no language was given. */
export const WordsContext = createContext<RaterWords | null>(null);
