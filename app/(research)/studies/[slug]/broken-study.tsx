import type { ReactElement } from 'react';
import { asSentence } from '#domain/as-sentence.ts';
import { Notice } from '../../../_ui/notice.tsx';

/** What each page of a study shows whose documents cannot be read. */
export function BrokenStudy({ why }: { why: string }): ReactElement {
  return (
    <Notice tone="danger" title="This study is broken">
      {asSentence(why)}
    </Notice>
  );
}
