import type { ReactElement } from 'react';
import { brokenStudy } from '#study/life/broken-study.ts';
import { ReadingPage } from './reading-page.tsx';

/** What a rater reads while the study cannot be read; null where it can. Why is for the researcher. */
export function brokenPage(study: Parameters<typeof brokenStudy>[0]): ReactElement | null {
  if (brokenStudy(study) === null) return null;
  return (
    <ReadingPage title="This study cannot go on now">
      <p>
        Something of it has to be mended first. What you have answered is kept: tell whoever invited
        you, and open your link again later.
      </p>
    </ReadingPage>
  );
}
