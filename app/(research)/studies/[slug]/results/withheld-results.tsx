import type { ReactElement } from 'react';
import type { Study } from '#prisma/generated/client.ts';
import type { StudyRole } from '#prisma/generated/enums.ts';
import { mayDo } from '#domain/study-rights.ts';
import type { PersonalAccess } from '../../../../_data/read-result-access.ts';
import { ConfirmDialog } from '../../../../_ui/confirm-dialog.tsx';
import { EmptyState } from '../../../../_ui/empty-state.tsx';
import { formatCount } from '#domain/format-count.ts';
import { TextAreaField } from '../../../../_ui/text-area-field.tsx';
import { lookEarlyAction } from './look-early-action.ts';

/** Why there is nothing to read yet, and the way to look all the same. */
export function WithheldResults({
  study,
  role,
  access,
}: {
  study: Study;
  role: StudyRole;
  access: Extract<PersonalAccess, { shown: false }>;
}): ReactElement {
  if (study.state !== 'open') {
    return (
      <EmptyState title="There are no results yet">
        They are read here once the study has been opened, voted on and closed.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="Results are withheld while the study is open"
      action={mayDo(role, 'look-early') && <LookEarly slug={study.slug} />}
    >
      <p>
        Reading them now invites stopping when they please, and makes the printed intervals too
        narrow. Counts and the quality of the votes are on the other pages.
      </p>
      {access.nextLookAt !== null && (
        <p>{`The protocol plans the next look when each question has ${formatCount(access.nextLookAt)} votes.`}</p>
      )}
    </EmptyState>
  );
}

function LookEarly({ slug }: { slug: string }): ReactElement {
  return (
    <ConfirmDialog
      trigger="Look early"
      title="Look at the results early?"
      confirm="Record the deviation and look"
      danger
      action={lookEarlyAction.bind(null, slug)}
    >
      <p>
        It is recorded as a deviation with your name and reason, and listed in every export of this
        study.
      </p>
      <TextAreaField label="Reason" name="reason" required />
    </ConfirmDialog>
  );
}
