import { redirect } from 'next/navigation';
import type { ReactElement } from 'react';
import { exitsOfRater } from '#study/recruiting/panel-exits.ts';
import { ExitLink } from '../../_server/exit-link.tsx';
import { Section } from '../../../_ui/section.tsx';
import { brokenPage } from '../../_server/broken-page.tsx';
import { findRater } from '../../_server/find-rater.ts';
import { PartLink } from '../../_server/part-link.tsx';
import { ReadingPage } from '../../_server/reading-page.tsx';
import { viewOfRater } from '../../_server/view-of-rater.ts';
import { KeyMap } from '../../_voting/key-map.tsx';
import { AgreeButton } from './agree-button.tsx';

/** What a rater agrees to, and how voting works. */
export default async function ConsentPage(): Promise<ReactElement> {
  const found = await findRater();
  if (!found || found.rater.consentedAt) redirect('/rate');
  const broken = brokenPage(found.rater.study);
  if (broken) return broken;
  const { title, consent, instructions } = viewOfRater(found.rater);
  return (
    <ReadingPage title={title}>
      <Section title="What you agree to">
        <p className="whitespace-pre-line">{consent}</p>
      </Section>
      <Section title="How it works">
        <p className="whitespace-pre-line">{instructions}</p>
        <p>Answer with the mouse, by touch, or with these keys:</p>
        <KeyMap />
      </Section>
      <AgreeButton />
      <ExitLink href={exitsOfRater(found.rater).screenOut}>
        I do not agree: back to the panel
      </ExitLink>
      <PartLink>I do not agree, and want to withdraw</PartLink>
    </ReadingPage>
  );
}
