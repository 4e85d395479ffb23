import { notFound } from 'next/navigation';
import type { ReactElement } from 'react';
import { findGroupLink } from '#study/recruiting/find-group-link.ts';
import { findPlace } from '#study/recruiting/find-place.ts';
import { exitsOf } from '#study/recruiting/panel-exits.ts';
import { readPanelVisit } from '#study/recruiting/panel-visit.ts';
import type { PanelVisit } from '#study/recruiting/panel-visit.ts';
import { readProtocol } from '#study/protocol/read-protocol.ts';
import { raterTitle } from '#study/voting/rater-title.ts';
import { database } from '../../../_data/database.ts';
import { ActionForm } from '../../../_ui/action-form.tsx';
import { ExitLink } from '../../_server/exit-link.tsx';
import { brokenPage } from '../../_server/broken-page.tsx';
import { findWords } from '../../_server/find-language.ts';
import { ObstacleNotice } from '../../_server/obstacle-notice.tsx';
import { ReadingPage } from '../../reading-page.tsx';
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
  const words = await findWords();
  const { invitation } = words;
  const broken = brokenPage(link.study, words);
  if (broken) return broken;
  const title = raterTitle(readProtocol(link.study.protocol));
  const visit = link.kind === 'panel' ? readPanelVisit(await searchParams) : null;
  if (link.kind === 'panel' && visit === null) {
    return (
      <ReadingPage title={title}>
        <ObstacleNotice obstacle="no-panel-name" words={words} />
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
        <ObstacleNotice obstacle={obstacle} words={words} />
        <ExitLink href={exit}>{words.page.toPanel}</ExitLink>
      </ReadingPage>
    );
  }
  return (
    <ReadingPage title={title}>
      <p>{isHere ? invitation.back : invitation.invited}</p>
      <ActionForm action={join} submit={isHere ? invitation.goOn : invitation.join}>
        <input type="hidden" name="token" value={token} />
        {visit && <VisitFields visit={visit} />}
      </ActionForm>
      <ExitLink href={exit}>{invitation.leave}</ExitLink>
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
