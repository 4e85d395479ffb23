import type { ReactElement } from 'react';
import { mayDo } from '#domain/study-rights.ts';
import type { StudyRole, StudyState } from '#prisma/generated/enums.ts';
import { ConfirmDialog } from '../../../_ui/confirm-dialog.tsx';
import { closeStudyAction } from './close-study-action.ts';
import { openStudyAction } from './open-study-action.ts';

/** What someone of this role can do with a study as a whole, in the state it is in. */
export function StudyActions({
  slug,
  state,
  role,
}: {
  slug: string;
  state: StudyState;
  role: StudyRole;
}): ReactElement | null {
  if (state === 'open' && mayDo(role, 'close')) {
    return (
      <ConfirmDialog
        key="close"
        trigger="Close study"
        title="Close this study for good?"
        confirm="Close study"
        danger
        action={closeStudyAction.bind(null, slug)}
      >
        <p>
          Raters who have not finished cannot go on, and the study cannot be opened again. The
          results can then be read.
        </p>
      </ConfirmDialog>
    );
  }
  if (state !== 'review' || !mayDo(role, 'open')) return null;
  return (
    <ConfirmDialog
      key="open"
      trigger="Open study"
      triggerVariant="primary"
      title="Open this study for votes?"
      confirm="Open study"
      action={openStudyAction.bind(null, slug)}
    >
      <p>
        Its protocol, images and analysis plan are frozen under a hash. Every change after that is
        listed as a deviation in each export.
      </p>
    </ConfirmDialog>
  );
}
