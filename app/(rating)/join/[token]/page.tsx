import { notFound } from 'next/navigation';
import type { ReactElement } from 'react';
import { findGroupLink } from '#study/recruiting/find-group-link.ts';
import { findPlace } from '#study/recruiting/find-place.ts';
import { exitsOf } from '#study/recruiting/panel-exits.ts';
import { readPanelVisit } from '#study/recruiting/panel-visit.ts';
import type { PanelVisit } from '#study/recruiting/panel-visit.ts';
import { readProtocol } from '#study/protocol/read-protocol.ts';
import { database } from '../../../_data/database.ts';
import { ActionForm } from '../../../_ui/action-form.tsx';
import { Notice } from '../../../_ui/notice.tsx';
import { ExitLink } from '../../_server/exit-link.tsx';
import { brokenPage } from '../../_server/broken-page.tsx';
import { sentenceOf } from '../../_server/sentence-of.ts';
import { ReadingPage } from '../../_server/reading-page.tsx';
import { findRater } from '../../_server/find-rater.ts';
import { join } from './join-action.ts';

/** Where a group link leads. Opening it takes no place; the button does. */
export default async function JoinPage({
  params,
  searchParams,
}: {
  params: Promise<{ token: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}): Promise<ReactElement> {
  const { token } = await params;
  const link = await findGroupLink({ db: database(), token });
  if (!link) notFound();
  const broken = brokenPage(link.study);
  if (broken) return broken;
  const { rater_title: title } = readProtocol(link.study.protocol);
  const visit = link.kind === 'panel' ? readPanelVisit(await searchParams) : null;
  if (link.kind === 'panel' && visit === null) {
    return (
      <ReadingPage title={title}>
        <Notice title="Open this link from your panel">
          It does not say who you are. Start the study again from the page where you found it.
        </Notice>
      </ReadingPage>
    );
  }
  const { known, obstacle } = await findPlace({ db: database(), link, visit, now: new Date() });
  const exits = exitsOf(link.study.protocol);
  const isReplaced = known?.state === 'replaced';
  const exit = visit === null ? null : isReplaced ? exits.timeOut : exits.screenOut;
  const isHere = (await isOf(link.id)) || known !== null;
  if (obstacle && !(isHere && known === null)) {
    return (
      <ReadingPage title={title}>
        <Notice title={obstacle.title}>{sentenceOf(obstacle.advice)}</Notice>
        <ExitLink href={exit}>Back to the panel</ExitLink>
      </ReadingPage>
    );
  }
  return (
    <ReadingPage title={title}>
      <p>
        {isHere
          ? 'Welcome back. You go on where you stopped.'
          : 'You are invited to compare pairs of images, side by side. You will read what it is about and give your consent before you begin.'}
      </p>
      <ActionForm action={join} submit={isHere ? 'Continue' : 'Join'}>
        <input type="hidden" name="token" value={token} />
        {visit && <VisitFields visit={visit} />}
      </ActionForm>
      <ExitLink href={exit}>Leave without taking part</ExitLink>
    </ReadingPage>
  );
}

/** Whether this browser has a rater who joined by this link; a panel's people are told by name. */
async function isOf(linkId: string): Promise<boolean> {
  const found = await findRater();
  return found?.rater.groupLinkId === linkId && found.rater.panelHash === null;
}

function VisitFields({ visit }: { visit: PanelVisit }): ReactElement {
  return (
    <>
      <input type="hidden" name="PROLIFIC_PID" value={visit.person} />
      {visit.study !== null && <input type="hidden" name="STUDY_ID" value={visit.study} />}
      {visit.session !== null && <input type="hidden" name="SESSION_ID" value={visit.session} />}
    </>
  );
}
