import type { ReactElement } from 'react';
import { ReadingPage } from '../../_server/reading-page.tsx';

export default function UnknownLink(): ReactElement {
  return (
    <ReadingPage title="This link is not known">
      <p>
        It may be incomplete: open it again from where you found it, or copy all of it. If that does
        not help, ask the person who gave it to you for a new one.
      </p>
    </ReadingPage>
  );
}
