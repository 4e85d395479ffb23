import { notFound } from 'next/navigation';
import type { ReactElement } from 'react';
import { invitationObstacle } from '#study/raters/invitation-obstacle.ts';
import { readPublicAddress } from '../../../_data/read-public-address.ts';
import { ActionForm } from '../../../_ui/action-form.tsx';
import { CopyButton } from '../../../_ui/copy-button.tsx';
import { ToastProvider } from '../../../_ui/toast.tsx';
import { ReadingPage } from '../../reading-page.tsx';
import { brokenPage } from '../../_server/broken-page.tsx';
import { Greeting } from '../../_server/greeting.tsx';
import { findInvited } from '../../_server/find-invited.ts';
import { findWords } from '../../_server/find-language.ts';
import { ObstacleNotice } from '../../_server/obstacle-notice.tsx';
import { viewOfRater } from '../../_server/view-of-rater.ts';
import { start } from './start-action.ts';

/** Where an invitation link leads. Opening it takes nothing up; the button does. */
export default async function InvitePage({
  params,
}: {
  params: Promise<{ token: string }>;
}): Promise<ReactElement> {
  const { token } = await params;
  const invited = await findInvited(token);
  if (!invited) notFound();
  const words = await findWords();
  const broken = brokenPage(invited.study, words);
  if (broken) return broken;
  const obstacle = invitationObstacle(invited);
  const { invitation } = words;
  const { hasConsented } = invited;
  const { href } = await readPublicAddress();
  return (
    <ReadingPage title={viewOfRater(invited).title}>
      {obstacle ? (
        <ObstacleNotice obstacle={obstacle} words={words} />
      ) : (
        <>
          <Greeting known={hasConsented ? invited.state : null} words={words} />
          <ActionForm action={start} submit={hasConsented ? invitation.goOn : invitation.start}>
            <input type="hidden" name="token" value={token} />
          </ActionForm>
          <p className="text-ink-muted">{invitation.yours}</p>
          {invited.groupLinkId !== null && (
            <ToastProvider>
              <CopyButton
                text={`${href.replace(/\/+$/, '')}/invite/${token}`}
                label={invitation.copy}
                copied={invitation.copied}
              />
            </ToastProvider>
          )}
        </>
      )}
    </ReadingPage>
  );
}
