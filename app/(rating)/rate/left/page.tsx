import type { ReactElement } from 'react';
import { findWords } from '../../_server/find-language.ts';
import { ReadingPage } from '../../reading-page.tsx';

/** What a rater sees who has withdrawn. */
export default async function LeftPage(): Promise<ReactElement> {
  const { left } = await findWords();
  return (
    <ReadingPage title={left.title}>
      <p>{left.text}</p>
      <p>{left.panel}</p>
    </ReadingPage>
  );
}
