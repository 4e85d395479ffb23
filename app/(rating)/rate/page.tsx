import { redirect } from 'next/navigation';
import type { ReactElement } from 'react';
import type { RaterWords } from '#domain/words/rater-words.ts';
import type { RaterSession } from '#study/raters/rater-session.ts';
import { exitOf, exitsOfRater } from '#study/recruiting/panel-exits.ts';
import { readProtocol } from '#study/protocol/read-protocol.ts';
import { isUnscreened } from '#study/screening/is-unscreened.ts';
import { readScreening } from '#study/screening/screening-record.ts';
import { readWebEnv } from '../../_data/env.ts';
import { brokenPage } from '../_server/broken-page.tsx';
import { ExitLink } from '../_server/exit-link.tsx';
import { findWords } from '../_server/find-language.ts';
import { findRaterOfAnySession } from '../_server/find-rater.ts';
import { imageEnvelope } from '../_server/image-envelope.ts';
import { raterTag } from '../_server/rater-tag.ts';
import { PartLink } from '../_server/part-link.tsx';
import { ReadingPage } from '../reading-page.tsx';
import { readTrials } from '../_server/read-trials.ts';
import { SignedOut } from '../_server/signed-out.tsx';
import { viewOfRater } from '../_server/view-of-rater.ts';
import { LateDelivery } from '../_voting/late-delivery.tsx';
import { VotingPage } from '../_voting/voting-page.tsx';
import { NotLetIn } from './not-let-in.tsx';

/** Where a rater votes. */
export default async function RatePage(): Promise<ReactElement> {
  const words = await findWords();
  const found = await findRaterOfAnySession();
  if (!found) return <SignedOut />;
  const { rater, session } = found;
  const tag = raterTag({ secret: readWebEnv().secret, enrolmentId: rater.id });
  if (session.endedAt !== null) {
    return (
      <SignedOut>
        <LateDelivery tag={tag} />
      </SignedOut>
    );
  }
  if (rater.study.state !== 'open') {
    return <NotOpen rater={rater} words={words} />;
  }
  const broken = brokenPage(rater.study, words);
  if (broken) return broken;
  if (!rater.consentedAt) redirect('/rate/consent');
  const { completion, screenOut } = exitsOfRater(rater);
  if (isUnscreened(readProtocol(rater.study.protocol), rater)) redirect('/rate/screening');
  const { ended = null } = { ...readScreening(rater) };
  if (ended !== null) return <NotLetIn end={ended} screenOut={screenOut} words={words} />;
  const { width, height } = await imageEnvelope(rater.study.id);
  return (
    <VotingPage
      view={viewOfRater(rater)}
      served={await readTrials({ enrolmentId: rater.id, session }, new Date())}
      tag={tag}
      ratio={width / height}
      completion={completion}
      screenOut={screenOut}
    />
  );
}

function NotOpen({ rater, words }: { rater: RaterSession; words: RaterWords }): ReactElement {
  const isClosed = rater.study.state === 'closed';
  const { title, text } = isClosed ? words.studyOver : words.studyShut;
  return (
    <ReadingPage title={title}>
      <p>{text}</p>
      <ExitLink href={isClosed ? exitOf(exitsOfRater(rater), rater.state) : null}>
        {words.page.toPanel}
      </ExitLink>
      <PartLink>{words.page.yourData}</PartLink>
    </ReadingPage>
  );
}
