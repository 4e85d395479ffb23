import type { Metadata } from 'next';
import type { ReactElement } from 'react';
import { requireResearcher } from '../../_auth/require-researcher.ts';
import { readModels } from '../../_data/read-models.ts';
import type { ModelSummary } from '../../_data/read-models.ts';
import { CodeBlock, Hash } from '../../_ui/code.tsx';
import { EmptyState } from '../../_ui/empty-state.tsx';
import { PageHeader } from '../../_ui/page-header.tsx';
import { SecondsPerImageList } from '../../_ui/seconds-per-image.tsx';
import { Section } from '../../_ui/section.tsx';
import { Table } from '../../_ui/table.tsx';
import type { Column } from '../../_ui/table.tsx';
import { TextLink } from '../../_ui/text-link.tsx';
import { Time } from '../../_ui/time.tsx';

export const metadata: Metadata = { title: 'Models' };

const columns: Column<ModelSummary>[] = [
  {
    key: 'name',
    header: 'Model',
    rowHeader: true,
    cell: ({ name }) => <TextLink href={`/models/${encodeURIComponent(name)}`}>{name}</TextLink>,
  },
  { key: 'sha256', header: 'sha256', cell: ({ sha256 }) => <Hash value={sha256} /> },
  { key: 'files', header: 'Files', numeric: true, cell: ({ files }) => files },
  {
    key: 'parity',
    header: 'Parity',
    cell: ({ parity }) => parity ?? 'not certified',
  },
  { key: 'arms', header: 'Arms in your studies', numeric: true, cell: ({ arms }) => arms },
  {
    key: 'seconds',
    header: 'Seconds per image',
    wide: true,
    cell: ({ seconds }) => <SecondsPerImageList rows={seconds} />,
  },
  { key: 'added', header: 'Added', cell: ({ createdAt }) => <Time at={createdAt} /> },
];

const HOW_TO_ADD = 'Add a folder in the diffusers ONNX layout from the terminal:';

function AddCommand(): ReactElement {
  return <CodeBlock label="Command to add a model">npx onpar models add ./my-model</CodeBlock>;
}

export default async function ModelsPage(): Promise<ReactElement> {
  const researcher = await requireResearcher();
  const models = await readModels(researcher.id);
  return (
    <>
      <PageHeader
        title="Models"
        description="Checkpoints exported to ONNX, known by the sha256 of their files."
      />
      {models.length === 0 ? (
        <EmptyState title="No model yet">
          <p>{HOW_TO_ADD}</p>
          <AddCommand />
        </EmptyState>
      ) : (
        <>
          <Table
            caption="Models, by name"
            captionHidden
            stacked
            columns={columns}
            rows={models}
            rowKey={({ name }) => name}
          />
          <Section title="Add a model" description={HOW_TO_ADD}>
            <AddCommand />
          </Section>
        </>
      )}
    </>
  );
}
