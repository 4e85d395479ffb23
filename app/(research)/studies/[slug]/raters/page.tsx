import type { Metadata } from 'next';
import type { ReactElement } from 'react';
import { MOST_GUESTS } from '#study/raters/most-guests.ts';
import { asSentence } from '#domain/as-sentence.ts';
import { faultWarnings, voteFaults } from '#study/votes/vote-faults.ts';
import { listGroupLinks } from '#study/recruiting/list-group-links.ts';
import { mayDo } from '#domain/study-rights.ts';
import { brokenStudy } from '#study/life/broken-study.ts';
import { requireStudyAccess } from '../../../../_auth/require-study-access.ts';
import { database } from '../../../../_data/database.ts';
import { readReports } from '../../../../_data/read-reports.ts';
import { readRefusals } from '../../../../_data/read-refusals.ts';
import { readWatched } from '../../../../_data/read-watched.ts';
import { EmptyState } from '../../../../_ui/empty-state.tsx';
import { Notice } from '../../../../_ui/notice.tsx';
import { Section } from '../../../../_ui/section.tsx';
import { TimedRefresh } from '../../../../_ui/timed-refresh.tsx';
import { readBalance } from '../../../../_data/read-balance.ts';
import { BrokenStudy } from '../broken-study.tsx';
import { ImportedNotice } from '../imported-notice.tsx';
import { AttentionSection } from './attention-section.tsx';
import { BalanceSection } from './balance-section.tsx';
import { GroupLinkPanel } from './group-link-panel.tsx';
import { GroupLinkTable } from './group-link-table.tsx';
import { InvitePanel } from './invite-panel.tsx';
import { RaterTable } from './rater-table.tsx';
import { RefusalTable } from './refusal-table.tsx';
import { ShortSection } from './short-section.tsx';
import { ReportTable } from './report-table.tsx';

export const metadata: Metadata = { title: 'Raters' };

export default async function RatersPage({
  params,
}: {
  params: Promise<{ slug: string }>;
}): Promise<ReactElement> {
  const { slug } = await params;
  const { study, role } = await requireStudyAccess(slug, 'see');
  const broken = brokenStudy(study);
  if (broken !== null) return <BrokenStudy why={broken} />;
  if (study.origin !== null) return <ImportedNotice slug={slug} />;
  const [watched, reports, refusals, faults, balance, links] = await Promise.all([
    readWatched(study),
    readReports(study.id),
    readRefusals(study.id),
    voteFaults({ db: database(), studyId: study.id }),
    readBalance(study),
    listGroupLinks({ db: database(), studyId: study.id, now: new Date() }),
  ]);
  const { raters, attention, pace, short, comparisons } = watched;
  const canInvite = mayDo(role, 'manage-raters') && study.state !== 'closed';
  return (
    <>
      {study.state === 'open' && <TimedRefresh seconds={15} />}
      {faultWarnings(faults).map((warning) => (
        <Notice key={warning} tone="caution">
          {asSentence(capitalized(warning))}
        </Notice>
      ))}
      {study.state === 'open' && <AttentionSection attention={attention} pace={pace} />}
      {canInvite && (
        <Section
          title="Invite"
          description="Each link enrols one rater, once. Links are shown only now: what is kept of them cannot be turned back into a link."
        >
          <InvitePanel slug={slug} most={MOST_GUESTS} />
        </Section>
      )}
      {(canInvite || links.length > 0) && (
        <Section
          title="Group links"
          description="One link by which many join, with a cap. A person whom a panel sends twice is one rater; raters who left make room for others."
        >
          {canInvite && <GroupLinkPanel slug={slug} most={MOST_GUESTS} />}
          {links.length > 0 && <GroupLinkTable slug={slug} links={links} canClose={canInvite} />}
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
          <RaterTable slug={slug} raters={raters} />
        )}
      </Section>
      {study.state === 'open' && short.length > 0 && (
        <ShortSection short={short} comparisons={comparisons} />
      )}
      {balance && <BalanceSection certificate={balance} />}
      {reports.length > 0 && (
        <Section
          title="Reported trials"
          description="What raters found offensive, broken or unclear. While a report stands, the trial and its votes count nowhere; the rater can take it back."
        >
          <ReportTable slug={slug} reports={reports} />
        </Section>
      )}
      {refusals.length > 0 && (
        <Section
          title="Not taken"
          description="What raters' browsers sent and the server cannot take. It is in no export; the raters were told, and asked again where the question was still open."
        >
          <RefusalTable refusals={refusals} />
        </Section>
      )}
    </>
  );
}

function capitalized(sentence: string): string {
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}`;
}
