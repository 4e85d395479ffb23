import type { ReactElement } from 'react';
import type { Colleague } from '#study/colleagues/list-colleagues.ts';
import { ConfirmDialog } from '../../../../_ui/confirm-dialog.tsx';
import { removeColleagueAction } from './member-actions.ts';

/** Takes a colleague out of the study. */
export function RemoveColleague({
  slug,
  colleague: { userId, name },
}: {
  slug: string;
  colleague: Colleague;
}): ReactElement {
  return (
    <ConfirmDialog
      trigger="Remove"
      title={`Remove ${name} from this study?`}
      confirm="Remove"
      danger
      action={removeColleagueAction.bind(null, slug, userId)}
    >
      <p>
        {name} cannot see the study any more, at once. What {name} put on record in it stays.
      </p>
    </ConfirmDialog>
  );
}
