import type { ReactElement } from 'react';
import type { StudyRecord } from '../../../_data/read-study-record.ts';
import { ButtonLink } from '../../../_ui/button-link.tsx';
import { Code, Hash } from '../../../_ui/code.tsx';
import { DefinitionList } from '../../../_ui/definition-list.tsx';
import { Time } from '../../../_ui/time.tsx';

/** When a study was created, opened and closed, and the hash it was frozen under. */
export function StudyDates({ study }: { study: StudyRecord['study'] }): ReactElement {
  return (
    <DefinitionList
      items={[
        { term: 'Short name', value: <Code>{study.slug}</Code> },
        { term: 'Created', value: <Time at={study.createdAt} /> },
        { term: 'Opened', value: study.openedAt ? <Time at={study.openedAt} /> : 'not yet' },
        { term: 'Closed', value: study.closedAt ? <Time at={study.closedAt} /> : 'not yet' },
        {
          term: 'Frozen hash',
          value: study.frozenHash ? (
            <Hash value={study.frozenHash} whole />
          ) : (
            'stamped when the study opens'
          ),
        },
        {
          term: 'Frozen document',
          value: study.frozenHash ? (
            <ButtonLink href={`/api/studies/${study.slug}/document`} download>
              Download frozen document
            </ButtonLink>
          ) : (
            'made when the study opens'
          ),
        },
      ]}
    />
  );
}
