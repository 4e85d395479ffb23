import type { ReactElement } from 'react';
import type { RaterWords } from '#domain/words/rater-words.ts';
import { brokenStudy } from '#study/life/broken-study.ts';
import { ReadingPage } from '../reading-page.tsx';

/** What a rater reads while the study cannot be read; null where it can. Why is for the researcher. */
export function brokenPage(
  study: Parameters<typeof brokenStudy>[0],
  { broken }: RaterWords,
): ReactElement | null {
  if (brokenStudy(study) === null) return null;
  return (
    <ReadingPage title={broken.title}>
      <p>{broken.text}</p>
    </ReadingPage>
  );
}
