import type { Metadata } from 'next';
import type { ReactElement } from 'react';
import { asSentence } from '#domain/as-sentence.ts';
import type { StudyStatus } from '#study/life/study-status.ts';
import { requireResearcher } from '../../_auth/require-researcher.ts';
import { readStudyList } from '../../_data/read-study-list.ts';
import { studyStateWords } from '../../_data/study-words.ts';
import { Badge } from '../../_ui/badge.tsx';
import { ButtonLink } from '../../_ui/button-link.tsx';
import { CodeBlock } from '../../_ui/code.tsx';
import { EmptyState } from '../../_ui/empty-state.tsx';
import { formatCount } from '#domain/format-count.ts';
import { Notice } from '../../_ui/notice.tsx';
import { PageHeader } from '../../_ui/page-header.tsx';
import { Progress } from '../../_ui/progress.tsx';
import { Table } from '../../_ui/table.tsx';
import type { Column } from '../../_ui/table.tsx';
import { TextLink } from '../../_ui/text-link.tsx';

export const metadata: Metadata = { title: 'Studies' };

const columns: Column<StudyStatus>[] = [
  {
    key: 'name',
    header: 'Study',
    rowHeader: true,
    cell: (study) => (
      <TextLink href={`/studies/${study.slug}`} strong>
        {study.name}
      </TextLink>
    ),
  },
  { key: 'state', header: 'State', cell: (study) => <StateBadge study={study} /> },
  { key: 'progress', header: 'Progress', cell: (study) => <StudyProgress study={study} /> },
  {
    key: 'raters',
    header: 'Raters finished',
    numeric: true,
    cell: ({ raters }) => `${formatCount(raters.finished)} of ${formatCount(raters.expected)}`,
  },
  { key: 'votes', header: 'Votes', numeric: true, cell: ({ votes }) => formatCount(votes.given) },
  {
    key: 'pace',
    header: 'Votes, last active day',
    numeric: true,
    cell: ({ votes, origin }) =>
      votes.last_at === null || origin !== null ? '–' : formatCount(votes.last_day),
  },
];

export default async function StudiesPage(): Promise<ReactElement> {
  const researcher = await requireResearcher();
  const listed = await readStudyList(researcher.id);
  const studies = listed.flatMap(({ status }) => status ?? []);
  return (
    <>
      <PageHeader
        title="Studies"
        actions={
          <>
            {studies.length > 1 && <ButtonLink href="/compare">Compare</ButtonLink>}
            <ButtonLink href="/studies/new" variant="primary">
              New study
            </ButtonLink>
          </>
        }
      />
      {listed.map(
        ({ study, broken }) =>
          broken !== null && (
            <Notice key={study.slug} tone="danger" title={`${study.name} is broken`}>
              {asSentence(broken)} <TextLink href={`/studies/${study.slug}`}>Its record</TextLink>
            </Notice>
          ),
      )}
      {listed.length === 0 && <NoStudies />}
      {studies.length > 0 && (
        <Table
          caption="Your studies, the newest first"
          captionHidden
          columns={columns}
          rows={studies}
          rowKey={(study) => study.slug}
        />
      )}
    </>
  );
}

function StateBadge({ study }: { study: StudyStatus }): ReactElement {
  const words = studyStateWords[study.state];
  return (
    <>
      <Badge tone={words.tone}>{words.label}</Badge>{' '}
      {study.origin !== null && <Badge>Imported</Badge>}
    </>
  );
}

function StudyProgress({ study }: { study: StudyStatus }): ReactElement {
  const { run, trials, votes } = study;
  const voting = study.state === 'open' || study.state === 'closed';
  if (!voting && run) {
    return (
      <Progress
        label={`Images of ${study.name}`}
        labelHidden
        value={run.done}
        max={run.total}
        note={`${formatCount(run.done)} of ${formatCount(run.total)} images`}
        active={run.state === 'running'}
      />
    );
  }
  const max = votes.planned ?? trials.total;
  const value = votes.planned === null ? trials.done : votes.given;
  const what = votes.planned === null ? 'trials' : 'votes';
  return (
    <Progress
      label={`Votes of ${study.name}`}
      labelHidden
      value={Math.min(value, max)}
      max={max}
      note={`${formatCount(value)} of ${formatCount(max)} ${what}`}
    />
  );
}

function NoStudies(): ReactElement {
  return (
    <EmptyState
      title="No study yet"
      action={<ButtonLink href="/studies/new">Write a protocol here</ButtonLink>}
    >
      <p>
        A study begins with a protocol: which models, which prompts, which questions. Start one from
        the terminal, where it also makes the images:
      </p>
      <CodeBlock label="Commands to start a study">
        {
          'npx onpar demo                          # the small embedded models, in a minute\nnpx onpar run studies/decidiffusion.yaml   # your own'
        }
      </CodeBlock>
    </EmptyState>
  );
}
