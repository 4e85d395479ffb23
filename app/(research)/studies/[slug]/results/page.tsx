import type { Metadata } from 'next';
import type { ReactElement } from 'react';
import { requireStudyAccess } from '../../../../_auth/require-study-access.ts';
import { readResultAccess } from '../../../../_data/read-result-access.ts';
import { readResults } from '../../../../_data/read-results.ts';
import { tellUserError } from '../../../../_data/tell-user-error.ts';
import { EmptyState } from '../../../../_ui/empty-state.tsx';
import { Notice } from '../../../../_ui/notice.tsx';
import { Time } from '../../../../_ui/time.tsx';
import { ResultSheet } from './result-sheet.tsx';
import { WithheldResults } from './withheld-results.tsx';

export const metadata: Metadata = { title: 'Results' };

export default async function ResultsPage({
  params,
}: {
  params: Promise<{ slug: string }>;
}): Promise<ReactElement> {
  const { slug } = await params;
  const { study, role, researcher } = await requireStudyAccess(slug, 'viewer');
  const access = await readResultAccess(study, researcher.id);
  if (!access.shown) return <WithheldResults study={study} role={role} access={access} />;
  const outcome = await tellUserError(() => readResults(study, 'category'));
  if (outcome.error !== undefined) {
    return <EmptyState title="There is no result">{outcome.error}</EmptyState>;
  }
  return (
    <>
      {access.because === 'rule' && (
        <Notice title="The study is still open">
          Its protocol declares a rule that allows reading results now.
        </Notice>
      )}
      {access.because === 'early look' && (
        <Notice tone="caution" title="This is an early look">
          It is on record as a deviation. It lasts until <Time at={access.until} />; looking again
          after that is another one.
        </Notice>
      )}
      <ResultSheet study={study} table={outcome.value} />
    </>
  );
}
