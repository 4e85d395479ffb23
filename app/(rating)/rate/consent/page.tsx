import { redirect } from 'next/navigation';
import type { ReactElement } from 'react';
import { exitsOfRater } from '#study/recruiting/panel-exits.ts';
import { ExitLink } from '../../_server/exit-link.tsx';
import { Section } from '../../../_ui/section.tsx';
import { brokenPage } from '../../_server/broken-page.tsx';
import { findWords } from '../../_server/find-language.ts';
import { findRater } from '../../_server/find-rater.ts';
import { PartLink } from '../../_server/part-link.tsx';
import { OwnText } from '../../own-text.tsx';
import { ReadingPage } from '../../reading-page.tsx';
import { viewOfRater } from '../../_server/view-of-rater.ts';
import { KeyMap } from '../../_voting/key-map.tsx';
import { AgreeButton } from './agree-button.tsx';

/** What a rater agrees to, and how voting works. */
export default async function ConsentPage(): Promise<ReactElement> {
  const words = await findWords();
  const found = await findRater();
  if (!found || found.rater.consentedAt) redirect('/rate');
  const broken = brokenPage(found.rater.study, words);
  if (broken) return broken;
  const { title, consent, instructions } = viewOfRater(found.rater);
  return (
    <ReadingPage title={title}>
      <Section title={words.consent.agreeTo}>
        <OwnText>{consent}</OwnText>
      </Section>
      <Section title={words.consent.how}>
        <OwnText>{instructions}</OwnText>
        <p className="pointer-coarse:hidden">{words.consent.withKeys}</p>
        <p className="hidden pointer-coarse:block">{words.consent.byTouch}</p>
        <KeyMap />
      </Section>
      <AgreeButton />
      <ExitLink href={exitsOfRater(found.rater).screenOut}>{words.consent.refusePanel}</ExitLink>
      <PartLink>{words.consent.refuse}</PartLink>
    </ReadingPage>
  );
}
