import type { ReactElement } from 'react';
import { wordsOf } from '#domain/words/words-of.ts';
import { readProtocol } from '#study/protocol/read-protocol.ts';
import { findConsent } from '#study/raters/find-consent.ts';
import { withdrawalRule } from '#study/raters/withdrawal-rule.ts';
import { database } from '../../../_data/database.ts';
import { ButtonLink } from '../../../_ui/button-link.tsx';
import { ConfirmDialog } from '../../../_ui/confirm-dialog.tsx';
import { Section } from '../../../_ui/section.tsx';
import { ToastProvider } from '../../../_ui/toast.tsx';
import { TextLink } from '../../../_ui/text-link.tsx';
import { Time } from '../../../_ui/time.tsx';
import { brokenPage } from '../../_server/broken-page.tsx';
import { findLanguage } from '../../_server/find-language.ts';
import { findRater } from '../../_server/find-rater.ts';
import { ReadingPage } from '../../reading-page.tsx';
import { OwnText } from '../../own-text.tsx';
import { SignedOut } from '../../_server/signed-out.tsx';
import { withdraw } from './withdraw-action.ts';

/** What a rater agreed to, what is kept of the rater, and the way out. */
export default async function LeavePage(): Promise<ReactElement> {
  const language = await findLanguage();
  const words = wordsOf(language);
  const { part } = words;
  const found = await findRater();
  if (!found) return <SignedOut />;
  const { rater } = found;
  const broken = brokenPage(rater.study, words);
  if (broken) return broken;
  const consent = await findConsent({ db: database(), rater });
  const removes = withdrawalRule(readProtocol(rater.study.protocol)) === 'remove';
  return (
    <ReadingPage title={part.title}>
      {consent !== null && (
        <Section
          title={part.agreed}
          description={rater.consentedAt && <Time at={rater.consentedAt} language={language} />}
        >
          <OwnText>{consent}</OwnText>
        </Section>
      )}
      <Section title={part.data} description={part.dataOf(rater.pseudonym)}>
        <div>
          <ButtonLink href="/api/rating/mine" download>
            {part.download}
          </ButtonLink>
        </div>
      </Section>
      <Section title={part.withdraw} description={part.withdrawText}>
        <div>
          <ToastProvider>
            <ConfirmDialog
              trigger={part.trigger}
              title={part.sure}
              confirm={part.confirm}
              danger
              action={withdraw}
            >
              <input type="hidden" name="withdraw" value="yes" />
              <p>
                {removes ? part.removes : part.keeps} {part.linkStops}
              </p>
            </ConfirmDialog>
          </ToastProvider>
        </div>
      </Section>
      <p>
        <TextLink href="/rate">{part.back}</TextLink>
      </p>
    </ReadingPage>
  );
}
