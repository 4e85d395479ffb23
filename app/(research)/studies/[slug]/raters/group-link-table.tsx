import type { ReactElement } from 'react';
import type { ListedGroupLink } from '#study/recruiting/list-group-links.ts';
import { ConfirmDialog } from '../../../../_ui/confirm-dialog.tsx';
import { formatCount } from '#domain/format-count.ts';
import { Table } from '../../../../_ui/table.tsx';
import { Time } from '../../../../_ui/time.tsx';
import { closeGroupLinkAction } from './group-link-actions.ts';

/** The group links of a study, and how far each is used. */
export function GroupLinkTable({
  slug,
  links,
  canClose,
}: {
  slug: string;
  links: readonly ListedGroupLink[];
  canClose: boolean;
}): ReactElement {
  return (
    <Table
      caption="Group links"
      captionHidden
      rows={links}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'made',
          header: 'Created',
          rowHeader: true,
          cell: ({ created_at: at }) => <Time at={new Date(at)} />,
        },
        {
          key: 'kind',
          header: 'Who joins',
          cell: ({ kind }) => (kind === 'panel' ? 'people of a panel' : 'whoever has it'),
        },
        {
          key: 'joined',
          header: 'Joined',
          numeric: true,
          cell: ({ joined, cap }) => `${formatCount(joined)} of ${formatCount(cap)}`,
        },
        {
          key: 'ends',
          header: 'Ends',
          cell: ({ ends_at: ends, closed_at: closed }) => {
            if (closed !== null) return 'closed';
            return ends === null ? 'when the study closes' : <Time at={new Date(ends)} />;
          },
        },
        {
          key: 'close',
          header: 'Change',
          cell: ({ id, closed_at: closed }) =>
            canClose && closed === null ? (
              <ConfirmDialog
                trigger="Close link"
                title="Close this group link?"
                confirm="Close link"
                danger
                action={closeGroupLinkAction.bind(null, slug, id)}
              >
                <p>Nobody new can join by it. Whoever has joined goes on.</p>
              </ConfirmDialog>
            ) : null,
        },
      ]}
    />
  );
}
