import type { ReactElement } from 'react';
import type { ScreeningEnd } from '#study/screening/screening-record.ts';
import { ExitLink } from '../_server/exit-link.tsx';
import { PartLink } from '../_server/part-link.tsx';
import { ReadingPage } from '../_server/reading-page.tsx';

/** A kind end for whom screening does not let in. */
export function NotLetIn({
  end,
  screenOut,
}: {
  end: ScreeningEnd;
  /** where a panel wants its raters back; null: nowhere */
  screenOut: string | null;
}): ReactElement {
  return (
    <ReadingPage title="Thank you: your part ends here">
      <p>{WHY[end]}</p>
      <p>Nothing more is asked of you. You can close this page.</p>
      <ExitLink href={screenOut}>Back to the panel</ExitLink>
      <PartLink />
    </ReadingPage>
  );
}

const WHY: Record<ScreeningEnd, string> = {
  answers:
    'This study looks for people who answer its first questions otherwise. That was fixed before it began, and says nothing about you.',
  plates:
    'This study is about colours like those of the discs, and more of their digits had to be read. It is no test of your eyes: the screen, a filter for the night and the light in the room change what can be seen.',
  sight:
    'This study asks which of two images looks better, and has no other way to answer. We are sorry that you cannot take part in it, and thank you for coming.',
};
