import type { ReactElement, ReactNode } from 'react';
import { ReadingPage } from './reading-page.tsx';

/** In place of a rater's page, in a browser that has no session of a rater. */
export function SignedOut({ children }: { children?: ReactNode }): ReactElement {
  return (
    <ReadingPage title="Open your invitation link">
      <p>
        This browser has no session of a rater, or it has ended. Open your invitation link again:
        you go on where you were. Answers that this browser has not sent yet are kept, and are sent
        then.
      </p>
      {children}
    </ReadingPage>
  );
}
