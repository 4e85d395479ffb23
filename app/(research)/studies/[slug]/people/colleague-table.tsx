import type { ReactElement } from 'react';
import type { Colleague } from '#study/colleagues/list-colleagues.ts';
import { Row } from '../../../../_ui/layout.tsx';
import { Table } from '../../../../_ui/table.tsx';
import type { Column } from '../../../../_ui/table.tsx';
import { ChangeRole } from './change-role.tsx';
import { HandOver } from './hand-over.tsx';
import { RemoveColleague } from './remove-colleague.tsx';
import { roleWords } from './role-words.ts';

/** The members of a study; to one who manages them, with what can be done about each other one. */
export function ColleagueTable({
  slug,
  colleagues,
  manages,
  self,
}: {
  slug: string;
  colleagues: readonly Colleague[];
  manages: boolean;
  /** the id of whoever looks */
  self: string;
}): ReactElement {
  return (
    <Table
      caption="Colleagues"
      captionHidden
      columns={manages ? [...columns(self), address, acts(slug, self)] : columns(self)}
      rows={colleagues}
      rowKey={({ userId }) => userId}
    />
  );
}

const columns = (self: string): Column<Colleague>[] => [
  {
    key: 'name',
    header: 'Name',
    rowHeader: true,
    cell: ({ name, userId }) => (userId === self ? `${name} (you)` : name),
  },
  { key: 'role', header: 'Role', cell: ({ role }) => roleWords[role] },
];

const address: Column<Colleague> = {
  key: 'email',
  header: 'E-mail address',
  cell: ({ email }) => email ?? 'not given',
};

const acts = (slug: string, self: string): Column<Colleague> => ({
  key: 'acts',
  header: 'Change',
  cell: (colleague) =>
    colleague.userId === self ? null : (
      <Row>
        <ChangeRole slug={slug} colleague={colleague} />
        {colleague.role !== 'owner' && <HandOver slug={slug} colleague={colleague} />}
        <RemoveColleague slug={slug} colleague={colleague} />
      </Row>
    ),
});
