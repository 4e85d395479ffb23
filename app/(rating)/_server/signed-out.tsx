import type { ReactElement, ReactNode } from 'react';
import { ReadingPage } from '../reading-page.tsx';
import { findWords } from './find-language.ts';

/** In place of a rater's page, in a browser that has no session of a rater. */
export async function SignedOut({ children }: { children?: ReactNode }): Promise<ReactElement> {
  const { signedOut } = await findWords();
  return (
    <ReadingPage title={signedOut.title}>
      <p>{signedOut.text}</p>
      {children}
    </ReadingPage>
  );
}
