import type { Metadata } from 'next';
import type { ReactElement, ReactNode } from 'react';
import { findWords } from './_server/find-language.ts';

/** The same words for every study of a language: a name could tell which systems are compared. */
export async function generateMetadata(): Promise<Metadata> {
  const { page } = await findWords();
  return { title: { absolute: page.title }, description: null };
}

export default function RatingLayout({ children }: { children: ReactNode }): ReactElement {
  return <>{children}</>;
}
