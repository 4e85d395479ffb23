import type { ReactElement } from 'react';
import { findWords } from '../../_server/find-language.ts';
import { ReadingPage } from '../../reading-page.tsx';

export default async function UnknownInvitation(): Promise<ReactElement> {
  const { title, text } = (await findWords()).unknownInvitation;
  return (
    <ReadingPage title={title}>
      <p>{text}</p>
    </ReadingPage>
  );
}
