'use client';
import type { ReactElement } from 'react';
import { Button } from '../_ui/button.tsx';
import { useWords } from '../_ui/language.tsx';
import { ReadingPage } from './reading-page.tsx';

/** In place of a rater's page that could not be made. */
export default function RatingError({ reset }: { reset: () => void }): ReactElement {
  const { failed, page } = useWords();
  return (
    <ReadingPage title={failed.title}>
      <p>{failed.text}</p>
      <div>
        <Button onClick={reset}>{page.tryAgain}</Button>
      </div>
    </ReadingPage>
  );
}
