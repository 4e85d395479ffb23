import type { ReactElement } from 'react';
import { ConfirmDialog } from '../../_ui/confirm-dialog.tsx';
import { endSessionsAction } from './end-sessions-action.ts';

/** Ends the sessions in all browsers, this one too. */
export function SignOutEverywhere(): ReactElement {
  return (
    <ConfirmDialog
      trigger="Sign out everywhere"
      title="Sign out in every browser?"
      confirm="Sign out everywhere"
      danger
      action={endSessionsAction}
    >
      <input type="hidden" name="everywhere" value="yes" />
      <p>
        Whoever uses your account in any browser, you in this one too, has to sign in again. You
        need your password, or a new link from <code>npx onpar sign-in</code>.
      </p>
    </ConfirmDialog>
  );
}
