import { redirect } from 'next/navigation';
import type { ReactElement } from 'react';
import { readProtocol } from '#study/protocol/read-protocol.ts';
import { isUnscreened } from '#study/screening/is-unscreened.ts';
import { brokenPage } from '../../_server/broken-page.tsx';
import { findWords } from '../../_server/find-language.ts';
import { findRater } from '../../_server/find-rater.ts';
import { PartLink } from '../../_server/part-link.tsx';
import { ReadingPage } from '../../reading-page.tsx';
import { ScreeningForm } from './screening-form.tsx';

/** What a rater is asked once, between the consent and the first pair. */
export default async function ScreeningPage(): Promise<ReactElement> {
  const words = await findWords();
  const found = await findRater();
  if (!found?.rater.consentedAt) redirect('/rate');
  const broken = brokenPage(found.rater.study, words);
  if (broken) return broken;
  const protocol = readProtocol(found.rater.study.protocol);
  if (!isUnscreened(protocol, found.rater)) redirect('/rate');
  const { questions = [], colour_plates: plates } = { ...protocol.screening };
  return (
    <ReadingPage title={words.screening.title}>
      <p>{words.screening.once}</p>
      <ScreeningForm
        questions={questions.map(({ id, ask, options }) => ({ id, ask, options }))}
        plates={plates === undefined ? 0 : plates.show}
      />
      <PartLink>{words.page.yourData}</PartLink>
    </ReadingPage>
  );
}
