import type { Metadata } from 'next';
import type { ReactElement } from 'react';
import { mayDo } from '#domain/study-rights.ts';
import { readProtocol } from '#study/protocol/read-protocol.ts';
import { exportRater } from '#study/raters/export-rater.ts';
import { withdrawalRule } from '#study/raters/withdrawal-rule.ts';
import { requireStudyAccess } from '../../../../../_auth/require-study-access.ts';
import { database } from '../../../../../_data/database.ts';
import { findRaterOfStudy } from '../../../../../_data/find-rater-of-study.ts';
import { Section } from '../../../../../_ui/section.tsx';
import { TextLink } from '../../../../../_ui/text-link.tsx';
import { RaterFacts } from './rater-facts.tsx';
import { RaterRights } from './rater-rights.tsx';

export const metadata: Metadata = { title: 'Rater' };

/** One rater: who agreed to what and when, and what a rater may ask for. */
export default async function RaterPage({
  params,
}: {
  params: Promise<{ slug: string; rater: string }>;
}): Promise<ReactElement> {
  const { slug, rater: pseudonym } = await params;
  const { study, role } = await requireStudyAccess(slug, 'see');
  const { id: enrolmentId } = await findRaterOfStudy(study, pseudonym);
  const kept = await exportRater({ db: database(), enrolmentId, now: new Date() });
  const mayAnswer = mayDo(role, 'answer-raters');
  return (
    <>
      <p>
        <TextLink href={`/studies/${slug}/raters`}>All raters</TextLink>
      </p>
      <Section title={kept.rater}>
        <RaterFacts rater={kept} showsPerson={mayAnswer} />
      </Section>
      {kept.consent !== null && (
        <Section title="What the rater agreed to">
          <p className="max-w-prose whitespace-pre-line">{kept.consent.text}</p>
        </Section>
      )}
      {mayAnswer && (
        <RaterRights
          slug={slug}
          rater={kept}
          removes={withdrawalRule(readProtocol(study.protocol)) === 'remove'}
        />
      )}
    </>
  );
}
