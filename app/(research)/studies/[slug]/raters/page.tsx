import type { Metadata } from 'next';
import type { ReactElement } from 'react';
import { raterQuality } from '#study/raters/rater-quality.ts';
import { requireStudyAccess } from '../../../../_auth/require-study-access.ts';
import { database } from '../../../../_data/database.ts';
import { readReports } from '../../../../_data/read-reports.ts';
import { EmptyState } from '../../../../_ui/empty-state.tsx';
import { Section } from '../../../../_ui/section.tsx';
import { InvitePanel } from './invite-panel.tsx';
import { RaterTable } from './rater-table.tsx';
import { ReportTable } from './report-table.tsx';

export const metadata: Metadata = { title: 'Raters' };

export default async function RatersPage({
  params,
}: {
  params: Promise<{ slug: string }>;
}): Promise<ReactElement> {
  const { slug } = await params;
  const { study, role } = await requireStudyAccess(slug, 'viewer');
  const [raters, reports] = await Promise.all([
    raterQuality({ db: database(), slug }),
    readReports(study.id),
  ]);
  const canInvite = role === 'owner' && study.state !== 'closed';
  return (
    <>
      {canInvite && (
        <Section
          title="Invite"
          description="Each link enrols one rater, once. Links are shown only now: what is kept of them cannot be turned back into a link."
        >
          <InvitePanel slug={slug} />
        </Section>
      )}
      <Section
        title="Raters"
        description="How each rater works. None of it tells which arm a rater prefers."
      >
        {raters.length === 0 ? (
          <EmptyState title="Nobody is invited yet">
            Create links above and send one to each rater.
          </EmptyState>
        ) : (
          <RaterTable raters={raters} />
        )}
      </Section>
      {reports.length > 0 && (
        <Section
          title="Reported trials"
          description="What raters found offensive, broken or unclear."
        >
          <ReportTable slug={slug} reports={reports} />
        </Section>
      )}
    </>
  );
}
