import type { ReactElement } from 'react';
import type { Colleague } from '#study/colleagues/list-colleagues.ts';
import { ConfirmDialog } from '../../../../_ui/confirm-dialog.tsx';
import { handOverAction } from './member-actions.ts';

/** Makes a colleague the owner in one's own place. */
export function HandOver({
  slug,
  colleague: { userId, name },
}: {
  slug: string;
  colleague: Colleague;
}): ReactElement {
  return (
    <ConfirmDialog
      trigger="Hand over"
      title={`Hand this study over to ${name}?`}
      confirm="Hand over"
      danger
      action={handOverAction.bind(null, slug, userId)}
    >
      <p>
        {name} becomes its owner, and you stay as an editor. Only an owner can make you one again.
      </p>
    </ConfirmDialog>
  );
}
