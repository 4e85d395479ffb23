import type { ReactElement } from 'react';
import type { StudyOrigin } from '#study/imports/study-origin.ts';
import type { Study } from '#prisma/generated/client.ts';
import { readAnalysisPlan } from '#study/protocol/read-analysis-plan.ts';
import { ArmLabel } from '../../../_ui/arm-label.tsx';
import { ButtonLink } from '../../../_ui/button-link.tsx';
import { Code, Hash } from '../../../_ui/code.tsx';
import { DefinitionList } from '../../../_ui/definition-list.tsx';
import { formatCount } from '#domain/format-count.ts';
import { Columns, Stack } from '../../../_ui/layout.tsx';
import { Notice } from '../../../_ui/notice.tsx';
import { Section } from '../../../_ui/section.tsx';
import { TextLink } from '../../../_ui/text-link.tsx';
import { Time } from '../../../_ui/time.tsx';

/** The overview of a study whose votes were given elsewhere: where they come from, and what is not known. */
export function ImportedStudy({
  study,
  origin,
}: {
  study: Study;
  origin: StudyOrigin;
}): ReactElement {
  const { arms, questions } = readAnalysisPlan(study);
  return (
    <>
      <Notice tone="accent" title="The votes of this study were given elsewhere">
        There are no images here, and nobody declared the analysis before the votes were taken. Read
        the <TextLink href={`/studies/${study.slug}/results`}>results</TextLink>.
      </Notice>
      {origin.warnings.length > 0 && (
        <Notice tone="caution" title="What the file does not say">
          <ul>
            {origin.warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </Notice>
      )}
      <Columns>
        <Section title="Arms">
          <ul>
            {arms.map(({ key, label }, position) => (
              <li key={key}>
                <ArmLabel position={position} label={label} />
              </li>
            ))}
          </ul>
        </Section>
        <Stack gap="large">
          <Section title="Record">
            <OriginFacts study={study} origin={origin} questions={questions} />
          </Section>
        </Stack>
      </Columns>
    </>
  );
}

function OriginFacts({
  study,
  origin,
  questions,
}: {
  study: Study;
  origin: StudyOrigin;
  questions: readonly { title: string }[];
}): ReactElement {
  const { counts } = origin;
  return (
    <DefinitionList
      items={[
        { term: 'Short name', value: <Code>{study.slug}</Code> },
        { term: 'Votes', value: formatCount(counts.votes) },
        { term: 'Raters', value: formatCount(counts.raters) },
        { term: 'Comparisons', value: formatCount(counts.comparisons) },
        { term: 'Questions', value: questions.map(({ title }) => title).join(', ') },
        { term: 'From', value: origin.from },
        { term: 'File', value: <Code>{origin.file}</Code> },
        { term: 'sha256 of the file', value: <Hash value={origin.sha256} whole /> },
        { term: 'Mapping', value: origin.map.length === 0 ? 'none' : origin.map.join(', ') },
        { term: 'Imported', value: <Time at={study.createdAt} /> },
        {
          term: 'Frozen hash',
          value: study.frozenHash === null ? 'none' : <Hash value={study.frozenHash} whole />,
        },
        {
          term: 'Frozen document',
          value: (
            <ButtonLink href={`/api/studies/${study.slug}/document`} download>
              Download frozen document
            </ButtonLink>
          ),
        },
      ]}
    />
  );
}
