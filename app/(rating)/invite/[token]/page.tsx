import { notFound } from 'next/navigation';
import type { ReactElement } from 'react';
import { findInvitation } from '#study/raters/find-invitation.ts';
import { invitationObstacle } from '#study/raters/invitation-obstacle.ts';
import { database } from '../../../_data/database.ts';
import { readPublicAddress } from '../../../_data/read-public-address.ts';
import { ActionForm } from '../../../_ui/action-form.tsx';
import { CopyButton } from '../../../_ui/copy-button.tsx';
import { Notice } from '../../../_ui/notice.tsx';
import { ReadingPage } from '../../_server/reading-page.tsx';
import { brokenPage } from '../../_server/broken-page.tsx';
import { sentenceOf } from '../../_server/sentence-of.ts';
import { viewOfRater } from '../../_server/view-of-rater.ts';
import { start } from './start-action.ts';

/** Where an invitation link leads. Opening it takes nothing up; the button does. */
export default async function InvitePage({
  params,
}: {
  params: Promise<{ token: string }>;
}): Promise<ReactElement> {
  const { token } = await params;
  const invited = await findInvitation({ db: database(), inviteToken: token });
  if (!invited) notFound();
  const broken = brokenPage(invited.study);
  if (broken) return broken;
  const obstacle = invitationObstacle(invited);
  const known = invited.consentedAt !== null;
  const { href } = await readPublicAddress();
  return (
    <ReadingPage title={viewOfRater(invited).title}>
      {obstacle ? (
        <Notice title={obstacle.title}>{sentenceOf(obstacle.advice)}</Notice>
      ) : (
        <>
          <p>
            {known
              ? 'Welcome back. You go on where you stopped.'
              : 'You are invited to compare pairs of images, side by side. You will read what it is about and give your consent before you begin.'}
          </p>
          <ActionForm action={start} submit={known ? 'Continue' : 'Start'}>
            <input type="hidden" name="token" value={token} />
          </ActionForm>
          <p className="text-ink-muted">
            This link is yours alone. Open it again to go on, on another day or another device.
          </p>
          {invited.groupLinkId !== null && (
            <CopyButton
              text={`${href.replace(/\/+$/, '')}/invite/${token}`}
              label="Copy your link"
              copied="Your link is copied: keep it where you find it again."
            />
          )}
        </>
      )}
    </ReadingPage>
  );
}
