import type { Metadata } from 'next';
import type { ReactElement } from 'react';
import { requireResearcher } from '../../_auth/require-researcher.ts';
import { readRuns } from '../../_data/read-runs.ts';
import { runStateWords } from '../../_data/study-words.ts';
import { Badge } from '../../_ui/badge.tsx';
import { CodeBlock } from '../../_ui/code.tsx';
import { EmptyState } from '../../_ui/empty-state.tsx';
import { PageHeader } from '../../_ui/page-header.tsx';
import { RunProgressPanel } from '../../_ui/run-progress-panel.tsx';
import { SecondsPerImageList } from '../../_ui/seconds-per-image.tsx';
import { Section } from '../../_ui/section.tsx';
import { TextLink } from '../../_ui/text-link.tsx';

export const metadata: Metadata = { title: 'Runs' };

export default async function RunsPage(): Promise<ReactElement> {
  const researcher = await requireResearcher();
  const runs = await readRuns(researcher.id);
  return (
    <>
      <PageHeader
        title="Runs"
        description="The latest generation jobs of your studies, as they go."
      />
      {runs.length === 0 && (
        <EmptyState title="No run yet">
          <p>A run makes the images of a study. Start one from the terminal:</p>
          <CodeBlock label="Command to start a run">
            npx onpar run studies/decidiffusion.yaml
          </CodeBlock>
        </EmptyState>
      )}
      {runs.map(({ study, progress, seconds }) => (
        <Section
          key={progress.runId}
          title={study.name}
          actions={
            <>
              <Badge tone={runStateWords[progress.state].tone}>
                {runStateWords[progress.state].label}
              </Badge>
              <TextLink href={`/studies/${study.slug}/gallery`}>Images of {study.name}</TextLink>
            </>
          }
        >
          <RunProgressPanel initial={progress} />
          {seconds.length > 0 && (
            <div className="mt-2 text-sm text-ink-muted">
              <SecondsPerImageList rows={seconds} />
            </div>
          )}
        </Section>
      ))}
    </>
  );
}
