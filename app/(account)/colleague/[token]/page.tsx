import type { Metadata } from 'next';
import type { ReactElement } from 'react';
import type { StudyRole } from '#domain/study-role.ts';
import { findColleagueInvitation } from '#study/colleagues/find-colleague-invitation.ts';
import type { OpenInvitation } from '#study/colleagues/find-colleague-invitation.ts';
import { findResearcher } from '../../../_auth/find-researcher.ts';
import { JoinForm } from '../../../_auth/join-form.tsx';
import { database } from '../../../_data/database.ts';
import { ActionForm } from '../../../_ui/action-form.tsx';
import { Heading } from '../../../_ui/heading.tsx';
import { Panel, Prose } from '../../../_ui/layout.tsx';
import { Notice } from '../../../_ui/notice.tsx';
import { TextLink } from '../../../_ui/text-link.tsx';
import { joinAction } from './join-action.ts';

export const metadata: Metadata = { title: 'Join' };

const as: Record<StudyRole, string> = {
  viewer: 'to follow a study, as a viewer',
  editor: 'to work on a study, as an editor',
  owner: 'to own a study',
};

/** Where the invitation of a colleague leads. Opening it takes nothing up; the button does. */
export default async function JoinPage({
  params,
}: {
  params: Promise<{ token: string }>;
}): Promise<ReactElement> {
  const { token } = await params;
  const invitation = await findColleagueInvitation({ db: database(), token, now: new Date() });
  if (!invitation) {
    return (
      <>
        <Heading level={1}>This invitation does not work</Heading>
        <Notice tone="caution" title="It was used, was taken back, or has expired">
          Ask the person who sent it for a new one. If you took it up yourself,{' '}
          <TextLink href="/sign-in">sign in</TextLink>.
        </Notice>
      </>
    );
  }
  const researcher = await findResearcher();
  return (
    <>
      <Heading level={1}>You are invited</Heading>
      <Prose>
        <p>{sentenceOf(invitation)}</p>
      </Prose>
      {researcher ? (
        <ActionForm action={joinAction} submit={`Join as ${researcher.name}`}>
          <input type="hidden" name="token" value={token} />
        </ActionForm>
      ) : (
        <>
          <Panel>
            <JoinForm token={token} />
          </Panel>
          <p>
            Do you have an account here?{' '}
            <TextLink href={`/sign-in?invitation=${encodeURIComponent(token)}`}>
              Sign in first
            </TextLink>
          </p>
        </>
      )}
    </>
  );
}

function sentenceOf({ role, inviter }: OpenInvitation): string {
  const who = inviter === null ? 'You are invited' : `${inviter} invites you`;
  return `${who} ${role === null ? 'to OnPar, as a researcher' : as[role]}. The invitation works once.`;
}
