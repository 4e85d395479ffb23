import type { ReactElement } from 'react';
import type { WaitingInvitation } from '#study/colleagues/list-open-invitations.ts';
import { ConfirmDialog } from '../../../../_ui/confirm-dialog.tsx';
import { Table } from '../../../../_ui/table.tsx';
import { Time } from '../../../../_ui/time.tsx';
import { withdrawInvitationAction } from './member-actions.ts';
import { roleWords } from './role-words.ts';

/** Invitations that can still be taken up. */
export function InvitationTable({
  slug,
  invitations,
}: {
  slug: string;
  invitations: readonly WaitingInvitation[];
}): ReactElement {
  return (
    <Table
      caption="Invitations not taken up"
      captionHidden
      columns={[
        {
          key: 'role',
          header: 'As',
          rowHeader: true,
          cell: ({ role }) => (role === null ? 'Researcher' : roleWords[role]),
        },
        { key: 'by', header: 'By', cell: ({ inviter }) => inviter ?? 'command line' },
        { key: 'until', header: 'Works until', cell: ({ expiresAt }) => <Time at={expiresAt} /> },
        {
          key: 'acts',
          header: 'Change',
          cell: ({ id }) => (
            <ConfirmDialog
              trigger="Take back"
              title="Take this invitation back?"
              confirm="Take back"
              danger
              action={withdrawInvitationAction.bind(null, slug, id)}
            >
              <p>Its link lets nobody in any more.</p>
            </ConfirmDialog>
          ),
        },
      ]}
      rows={invitations}
      rowKey={({ id }) => id}
    />
  );
}
