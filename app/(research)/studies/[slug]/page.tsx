import type { Metadata } from 'next';
import type { ReactElement } from 'react';
import { brokenStudy } from '#study/life/broken-study.ts';
import { readOrigin } from '#study/imports/study-origin.ts';
import { mayDo } from '#domain/study-rights.ts';
import { findStudyName } from '../../../_auth/find-study-name.ts';
import { requireStudyAccess } from '../../../_auth/require-study-access.ts';
import { readFailures } from '../../../_data/read-failures.ts';
import { readRunSnapshot } from '../../../_data/read-run-snapshot.ts';
import { readStudyRecord } from '../../../_data/read-study-record.ts';
import { Columns, Stack } from '../../../_ui/layout.tsx';
import { Notice } from '../../../_ui/notice.tsx';
import { RunProgressPanel } from '../../../_ui/run-progress-panel.tsx';
import { Section } from '../../../_ui/section.tsx';
import { BrokenStudy } from './broken-study.tsx';
import { ArmTable } from './arm-table.tsx';
import { DeviationTable } from './deviation-table.tsx';
import { FailureTable } from './failure-table.tsx';
import { ImportedStudy } from './imported-study.tsx';
import { NextStep } from './next-step.tsx';
import { ProtocolFacts } from './protocol-facts.tsx';
import { RunActions } from './run-actions.tsx';
import { StudyCounts } from './study-counts.tsx';
import { StudyDates } from './study-dates.tsx';

type Props = { params: Promise<{ slug: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const name = await findStudyName((await params).slug);
  return name === null ? {} : { title: name };
}

export default async function StudyPage({ params }: Props): Promise<ReactElement> {
  const { slug } = await params;
  const access = await requireStudyAccess(slug, 'see');
  const broken = brokenStudy(access.study);
  if (broken !== null) return <BrokenStudy why={broken} />;
  const origin = readOrigin(access.study);
  if (origin !== null) return <ImportedStudy study={access.study} origin={origin} />;
  const record = await readStudyRecord(access.study.id);
  const run = record.study.runs[0];
  const progress = run && (await readRunSnapshot(run.id));
  const failures = run ? await readFailures(run.id) : [];
  const isFrozen = access.study.state === 'open' || access.study.state === 'closed';
  return (
    <>
      <NextStep record={record} role={access.role} />
      {record.status.warnings.map((warning) => (
        <Notice key={warning} tone="caution">
          {warning}
        </Notice>
      ))}
      <StudyCounts status={record.status} />
      {progress && (
        <Section title="Images">
          <RunProgressPanel initial={progress} />
          {mayDo(access.role, 'run-images') && (
            <RunActions slug={slug} runId={run.id} state={progress.state} />
          )}
        </Section>
      )}
      {progress && failures.length > 0 && (
        <Section title="Failed images">
          <FailureTable
            slug={slug}
            runId={run.id}
            failures={failures}
            failed={progress.failed}
            canRetry={mayDo(access.role, 'run-images') && !isFrozen}
          />
        </Section>
      )}
      <Section title="Arms">
        <ArmTable record={record} />
      </Section>
      <Columns>
        <Section title="Protocol">
          <ProtocolFacts slug={slug} protocol={record.protocol} />
        </Section>
        <Stack gap="large">
          <Section title="Record">
            <StudyDates study={record.study} />
          </Section>
          <Section
            title="Deviations"
            description="Changes after opening, with time, person and reason. They are part of each export."
          >
            <DeviationTable deviations={record.study.deviations} />
          </Section>
        </Stack>
      </Columns>
    </>
  );
}
