import type { Metadata } from 'next';
import type { ReactElement } from 'react';
import { mayDo } from '#domain/study-rights.ts';
import { listColleagues } from '#study/colleagues/list-colleagues.ts';
import { listOpenInvitations } from '#study/colleagues/list-open-invitations.ts';
import { requireStudyAccess } from '../../../../_auth/require-study-access.ts';
import { database } from '../../../../_data/database.ts';
import { Section } from '../../../../_ui/section.tsx';
import { ColleagueTable } from './colleague-table.tsx';
import { InvitationTable } from './invitation-table.tsx';
import { InviteColleague } from './invite-colleague.tsx';
import { LeaveStudy } from './leave-study.tsx';
import { RightsTable } from './rights-table.tsx';

export const metadata: Metadata = { title: 'People' };

export default async function PeoplePage({
  params,
}: {
  params: Promise<{ slug: string }>;
}): Promise<ReactElement> {
  const { slug } = await params;
  const { study, role, researcher } = await requireStudyAccess(slug, 'see');
  const manages = mayDo(role, 'manage-colleagues');
  const where = { db: database(), studyId: study.id };
  const [colleagues, invitations] = await Promise.all([
    listColleagues(where),
    manages ? listOpenInvitations({ ...where, now: new Date() }) : [],
  ]);
  return (
    <>
      {manages && (
        <Section
          title="Invite a colleague"
          description="A link for one person, which works once, within a week. It shows who invites and as what, and nothing of the study."
        >
          <InviteColleague slug={slug} />
        </Section>
      )}
      {invitations.length > 0 && (
        <Section title="Invitations not taken up">
          <InvitationTable slug={slug} invitations={invitations} />
        </Section>
      )}
      <Section
        title="Colleagues"
        description="Researchers who can see this study. Its raters are on their own page, and neither see the other."
        actions={<LeaveStudy slug={slug} />}
      >
        <ColleagueTable
          slug={slug}
          colleagues={colleagues}
          manages={manages}
          self={researcher.id}
        />
      </Section>
      <Section title="Who may do what">
        <RightsTable />
      </Section>
    </>
  );
}
