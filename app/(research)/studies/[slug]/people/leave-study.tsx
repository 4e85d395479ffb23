import type { ReactElement } from 'react';
import { ConfirmDialog } from '../../../../_ui/confirm-dialog.tsx';
import { leaveStudyAction } from './leave-study-action.ts';

/** Takes oneself out of the study. */
export function LeaveStudy({ slug }: { slug: string }): ReactElement {
  return (
    <ConfirmDialog
      trigger="Leave this study"
      title="Leave this study?"
      confirm="Leave"
      danger
      action={leaveStudyAction.bind(null, slug)}
    >
      <p>
        You cannot see it any more, until an owner invites you again. What you put on record in it
        stays.
      </p>
    </ConfirmDialog>
  );
}
