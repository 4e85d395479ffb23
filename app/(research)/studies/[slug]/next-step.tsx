import type { ReactElement } from 'react';
import type { StudyRole } from '#prisma/generated/enums.ts';
import { mayDo } from '#domain/study-rights.ts';
import type { StudyRecord } from '../../../_data/read-study-record.ts';
import { Code } from '../../../_ui/code.tsx';
import { Notice } from '../../../_ui/notice.tsx';
import { TextLink } from '../../../_ui/text-link.tsx';

/** What a study waits for, said in one place. */
export function NextStep({
  record,
  role,
}: {
  record: StudyRecord;
  role: StudyRole;
}): ReactElement | null {
  const { study, status } = record;
  const base = `/studies/${study.slug}`;
  if (study.state === 'draft' || study.state === 'generating') {
    // a run that is under way or has stopped is told of below
    if (status.run?.state !== 'queued') return null;
    return (
      <Notice title="The images are still to be made">
        A worker takes the run up by itself. To follow it in a terminal:{' '}
        <Code>{`npx onpar run ${study.slug}`}</Code>
      </Notice>
    );
  }
  if (study.state === 'review') {
    const held = status.gate.held;
    return (
      <Notice tone="accent" title="The images are ready for review">
        {held > 0 && `The content gate holds ${held} of them. `}
        Look through the <TextLink href={`${base}/gallery`}>gallery</TextLink>
        {mayDo(role, 'open')
          ? ', then open the study for votes.'
          : '; an owner can then open the study.'}
      </Notice>
    );
  }
  if (study.state === 'open' && status.raters.total === 0) {
    return (
      <Notice tone="accent" title="The study is open and has no raters">
        Create their links on the page <TextLink href={`${base}/raters`}>Raters</TextLink>.
      </Notice>
    );
  }
  if (study.state === 'closed') {
    return (
      <Notice tone="accent" title="The study is closed">
        No vote can be added. Read the <TextLink href={`${base}/results`}>results</TextLink>.
      </Notice>
    );
  }
  return null;
}
