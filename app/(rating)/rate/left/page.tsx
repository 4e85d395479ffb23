import type { ReactElement } from 'react';
import { ReadingPage } from '../../_server/reading-page.tsx';

/** What a rater sees who has withdrawn. */
export default function LeftPage(): ReactElement {
  return (
    <ReadingPage title="You have withdrawn">
      <p>
        Thank you for the time you gave. Nothing ties your part in the study to you any more, and
        your link is no longer valid.
      </p>
      <p>If a panel sent you, give your place back there, so that it does not wait for you.</p>
    </ReadingPage>
  );
}
