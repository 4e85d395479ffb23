import type { ReactElement } from 'react';

/** A text of the study, its lines as they were written, each read in the direction of its own letters. */
export function OwnText({ children }: { children: string }): ReactElement {
  return <p className="[unicode-bidi:plaintext] text-start whitespace-pre-line">{children}</p>;
}
