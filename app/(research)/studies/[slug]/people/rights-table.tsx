import type { ReactElement } from 'react';
import { mayDo, STUDY_RIGHTS } from '#domain/study-rights.ts';
import type { StudyRight } from '#domain/study-rights.ts';
import { STUDY_ROLES } from '#domain/study-role.ts';
import { Table } from '../../../../_ui/table.tsx';
import type { Column } from '../../../../_ui/table.tsx';
import { roleWords } from './role-words.ts';

const columns: Column<StudyRight>[] = [
  {
    key: 'does',
    header: 'May',
    rowHeader: true,
    wide: true,
    cell: (right) => STUDY_RIGHTS[right].does,
  },
  ...STUDY_ROLES.map((role) => ({
    key: role,
    header: roleWords[role],
    cell: (right: StudyRight) => (mayDo(role, right) ? 'yes' : 'no'),
  })),
];

/** What each role may do in a study. */
export function RightsTable(): ReactElement {
  const rights = Object.keys(STUDY_RIGHTS).filter(isRight);
  return (
    <Table
      caption="Who may do what"
      captionHidden
      columns={columns}
      rows={rights}
      rowKey={(right) => right}
    />
  );
}

function isRight(key: string): key is StudyRight {
  return key in STUDY_RIGHTS;
}
