import type { ReactElement } from 'react';
import { STUDY_ROLES } from '#domain/study-role.ts';
import type { Colleague } from '#study/colleagues/list-colleagues.ts';
import { ConfirmDialog } from '../../../../_ui/confirm-dialog.tsx';
import { SelectField } from '../../../../_ui/select-field.tsx';
import { setRoleAction } from './member-actions.ts';
import { roleWords } from './role-words.ts';

/** Makes a colleague something else in the study. */
export function ChangeRole({
  slug,
  colleague: { userId, name, role },
}: {
  slug: string;
  colleague: Colleague;
}): ReactElement {
  return (
    <ConfirmDialog
      trigger="Change role"
      title={`What is ${name} in this study?`}
      confirm="Save"
      action={setRoleAction.bind(null, slug, userId)}
    >
      <SelectField
        label="Role"
        name="role"
        defaultValue={role}
        options={STUDY_ROLES.map((value) => ({ value, label: roleWords[value] }))}
      />
    </ConfirmDialog>
  );
}
