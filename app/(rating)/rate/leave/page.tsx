import type { ReactElement } from 'react';
import { readProtocol } from '#study/protocol/read-protocol.ts';
import { findConsent } from '#study/raters/find-consent.ts';
import { withdrawalRule } from '#study/raters/withdrawal-rule.ts';
import { database } from '../../../_data/database.ts';
import { ButtonLink } from '../../../_ui/button-link.tsx';
import { ConfirmDialog } from '../../../_ui/confirm-dialog.tsx';
import { Section } from '../../../_ui/section.tsx';
import { TextLink } from '../../../_ui/text-link.tsx';
import { Time } from '../../../_ui/time.tsx';
import { brokenPage } from '../../_server/broken-page.tsx';
import { findRater } from '../../_server/find-rater.ts';
import { ReadingPage } from '../../_server/reading-page.tsx';
import { SignedOut } from '../../_server/signed-out.tsx';
import { withdraw } from './withdraw-action.ts';

/** What a rater agreed to, what is kept of the rater, and the way out. */
export default async function LeavePage(): Promise<ReactElement> {
  const found = await findRater();
  if (!found) return <SignedOut />;
  const { rater } = found;
  const broken = brokenPage(rater.study);
  if (broken) return broken;
  const consent = await findConsent({ db: database(), rater });
  const removes = withdrawalRule(readProtocol(rater.study.protocol)) === 'remove';
  return (
    <ReadingPage title="Your part in this study">
      {consent !== null && (
        <Section title="What you agreed to" description={<Agreed at={rater.consentedAt} />}>
          <p className="whitespace-pre-line">{consent}</p>
        </Section>
      )}
      <Section
        title="Your data"
        description={`All that is kept of you, under the name ${rater.pseudonym}: your answers with their times, and what ties that name to you.`}
      >
        <div>
          <ButtonLink href="/api/rating/mine" download>
            Download my data
          </ButtonLink>
        </div>
      </Section>
      <Section
        title="Withdraw"
        description="You need not give a reason. You cannot come back into this study afterwards."
      >
        <div>
          <ConfirmDialog
            trigger="Withdraw from the study"
            title="Withdraw from this study?"
            confirm="Withdraw"
            danger
            action={withdraw}
          >
            <input type="hidden" name="withdraw" value="yes" />
            <p>{removes ? REMOVES : KEEPS} Your link stops working.</p>
          </ConfirmDialog>
        </div>
      </Section>
      <p>
        <TextLink href="/rate">Back to the study</TextLink>
      </p>
    </ReadingPage>
  );
}

const KEEPS =
  'What you answered stays in the results under the made-up name, and what ties that name to you is erased.';
const REMOVES = 'What you answered is deleted, and what ties the made-up name to you is erased.';

function Agreed({ at }: { at: Date | null }): ReactElement | null {
  return at && <Time at={at} />;
}
