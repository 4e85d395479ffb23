import type { ReactElement } from 'react';
import { ReadingPage } from '../../_server/reading-page.tsx';

export default function UnknownInvitation(): ReactElement {
  return (
    <ReadingPage title="This invitation is not known">
      <p>
        The link may be incomplete: open it again from the message that it came in, or copy all of
        it. If that does not help, ask the person who sent it for a new one.
      </p>
    </ReadingPage>
  );
}
