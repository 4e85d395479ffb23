import type { ReactElement } from 'react';
import type { RaterWords } from '#domain/words/rater-words.ts';
import type { ScreeningEnd } from '#study/screening/screening-record.ts';
import { ExitLink } from '../_server/exit-link.tsx';
import { PartLink } from '../_server/part-link.tsx';
import { ReadingPage } from '../reading-page.tsx';

/** A kind end for whom screening does not let in. */
export function NotLetIn({
  end,
  screenOut,
  words: { notLetIn, page },
}: {
  end: ScreeningEnd;
  /** where a panel wants its raters back; null: nowhere */
  screenOut: string | null;
  words: RaterWords;
}): ReactElement {
  return (
    <ReadingPage title={notLetIn.title}>
      <p>{notLetIn.why[end]}</p>
      <p>{notLetIn.nothingMore}</p>
      <ExitLink href={screenOut}>{page.toPanel}</ExitLink>
      <PartLink>{page.yourData}</PartLink>
    </ReadingPage>
  );
}
