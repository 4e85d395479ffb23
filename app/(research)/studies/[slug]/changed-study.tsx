import type { ReactElement } from 'react';
import type { StudyRole } from '#prisma/generated/enums.ts';
import { WHOLE_DOCUMENT } from '#study/life/check-freeze.ts';
import type { FreezeCheck } from '#study/life/check-freeze.ts';
import { describeDifference } from '#study/life/describe-difference.ts';
import { mayDo } from '#domain/study-rights.ts';
import { ConfirmDialog } from '../../../_ui/confirm-dialog.tsx';
import { Notice } from '../../../_ui/notice.tsx';
import { TextAreaField } from '../../../_ui/text-area-field.tsx';
import { explainDifferencesAction } from './explain-differences-action.ts';

/** That a study is no longer what was frozen, and where; nothing while it is, or all is explained. */
export function ChangedStudy({
  slug,
  role,
  freeze,
}: {
  slug: string;
  role: StudyRole;
  freeze: FreezeCheck;
}): ReactElement | null {
  if (freeze.holds) return null;
  const unexplained = freeze.differences.filter(({ explained }) => !explained);
  return (
    <Notice tone="danger" title="This study is not what was frozen when it opened">
      <ul className="list-disc pl-5">
        {unexplained.map((difference) => (
          <li key={difference.path} className="break-words">
            {difference.path === WHOLE_DOCUMENT
              ? 'What differs cannot be named, since no document of the stamped hash is kept.'
              : describeDifference(difference)}
          </li>
        ))}
      </ul>
      <p className="my-2">
        Its results are not shown until this is put back, or a deviation says why it was changed.
      </p>
      {mayDo(role, 'explain-change') && <Explain slug={slug} />}
    </Notice>
  );
}

function Explain({ slug }: { slug: string }): ReactElement {
  return (
    <ConfirmDialog
      trigger="Explain the change"
      title="Put on record why this was changed?"
      confirm="Record the deviation"
      danger
      action={explainDifferencesAction.bind(null, slug)}
    >
      <p>
        It is recorded as a deviation with your name and reason, and listed in every export of this
        study. Its results are then shown as the study is now.
      </p>
      <TextAreaField label="Reason" name="reason" required />
    </ConfirmDialog>
  );
}
