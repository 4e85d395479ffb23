import { notFound } from 'next/navigation';
import type { ReactElement } from 'react';
import type { RaterSession } from '#study/raters/rater-session.ts';
import { ActionForm } from '../../../_ui/action-form.tsx';
import { Notice } from '../../../_ui/notice.tsx';
import { findInvitation } from '../../_server/find-invitation.ts';
import { ReadingPage } from '../../_server/reading-page.tsx';
import { viewOfRater } from '../../_server/view-of-rater.ts';
import { start } from './start-action.ts';

/** Where an invitation link leads. Opening it takes nothing up; the button does. */
export default async function InvitePage({
  params,
}: {
  params: Promise<{ token: string }>;
}): Promise<ReactElement> {
  const { token } = await params;
  const invited = await findInvitation(token);
  if (!invited) notFound();
  const obstacle = obstacleOf(invited);
  const known = invited.enrolledAt !== null;
  return (
    <ReadingPage title={viewOfRater(invited).title}>
      {obstacle ? (
        <Notice title={obstacle.title}>{obstacle.advice}</Notice>
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
        </>
      )}
    </ReadingPage>
  );
}

function obstacleOf({ state, study }: RaterSession): { title: string; advice: string } | null {
  if (state === 'withdrawn') {
    return { title: 'You have withdrawn', advice: 'This link is no longer valid.' };
  }
  if (study.state === 'closed') {
    return { title: 'This study has ended', advice: 'Thank you for your interest.' };
  }
  if (study.state !== 'open') {
    return { title: 'This study has not started', advice: 'Open the link again later.' };
  }
  return null;
}
