import type { ReactElement } from 'react';
import type { PersonalAccess } from '../../../../_data/read-result-access.ts';
import { formatCount } from '#domain/format-count.ts';
import { Notice } from '../../../../_ui/notice.tsx';
import { Time } from '../../../../_ui/time.tsx';

/** Why results are shown although the study is still open; nothing once it is closed. */
export function OpenStudyNotice({
  access,
}: {
  access: Extract<PersonalAccess, { shown: true }>;
}): ReactElement | null {
  if (access.because === 'closed') return null;
  if (access.because === 'early look') {
    return (
      <Notice tone="caution" title="This is an early look">
        It is on record as a deviation. It lasts until <Time at={access.until} />; looking again
        after that is another one.
      </Notice>
    );
  }
  const { look } = access;
  if (look === null) {
    return (
      <Notice title="The study is still open">
        Its protocol declares a rule that allows reading results at any time.
      </Notice>
    );
  }
  return (
    <Notice title={`The study is still open: planned look ${look.number} of ${look.of}`}>
      {`Only the first ${formatCount(look.votes)} votes of each question are read, whatever has come in since.`}
    </Notice>
  );
}
