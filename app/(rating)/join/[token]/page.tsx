import { notFound } from 'next/navigation';
import type { ReactElement } from 'react';
import type { Obstacle } from '#domain/words/rater-words.ts';
import type { EnrolmentState } from '#prisma/generated/client.ts';
import { invitationObstacle } from '#study/raters/invitation-obstacle.ts';
import { findGroupLink } from '#study/recruiting/find-group-link.ts';
import { findPlace } from '#study/recruiting/find-place.ts';
import type { GroupLinkOfStudy } from '#study/recruiting/group-link.ts';
import { exitOf, exitsOf } from '#study/recruiting/panel-exits.ts';
import { readPanelVisit } from '#study/recruiting/panel-visit.ts';
import type { PanelVisit } from '#study/recruiting/panel-visit.ts';
import { readProtocol } from '#study/protocol/read-protocol.ts';
import { raterTitle } from '#study/voting/rater-title.ts';
import { database } from '../../../_data/database.ts';
import { ActionForm } from '../../../_ui/action-form.tsx';
import { Greeting } from '../../_server/greeting.tsx';
import { ExitLink } from '../../_server/exit-link.tsx';
import { brokenPage } from '../../_server/broken-page.tsx';
import { findWords } from '../../_server/find-language.ts';
import { ObstacleNotice } from '../../_server/obstacle-notice.tsx';
import { ReadingPage } from '../../reading-page.tsx';
import { findJoined } from './find-joined.ts';
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
  const { known, obstacle } = await placeOf(link, visit);
  const exit = visit === null ? null : exitOf(exitsOf(link.study.protocol), known);
  if (obstacle) {
    return (
      <ReadingPage title={title}>
        <ObstacleNotice obstacle={obstacle} words={words} />
        <ExitLink href={exit}>{words.page.toPanel}</ExitLink>
      </ReadingPage>
    );
  }
  return (
    <ReadingPage title={title}>
      <Greeting known={known} words={words} />
      <ActionForm action={join} submit={known === null ? invitation.join : invitation.goOn}>
        <input type="hidden" name="token" value={token} />
        {visit && <VisitFields visit={visit} />}
      </ActionForm>
      <ExitLink href={known === null ? exit : null}>{invitation.leave}</ExitLink>
    </ReadingPage>
  );
}

/** How the part of who comes by a link stands, by a panel's name or in this browser; null: somebody new. */
async function placeOf(
  link: GroupLinkOfStudy,
  visit: PanelVisit | null,
): Promise<{ known: EnrolmentState | null; obstacle: Obstacle | null }> {
  const joined = visit === null ? await findJoined(link.id) : null;
  if (joined) {
    const { rater, session } = joined;
    const elsewhere = session.endedAt === null ? null : 'joined-here';
    return { known: rater.state, obstacle: invitationObstacle(rater) ?? elsewhere };
  }
  const place = await findPlace({ db: database(), link, visit, now: new Date() });
  return { known: place.known && place.known.state, obstacle: place.obstacle };
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
