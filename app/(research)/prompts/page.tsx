import type { Metadata } from 'next';
import { Suspense } from 'react';
import type { ReactElement } from 'react';
import { requireResearcher } from '../../_auth/require-researcher.ts';
import { readPromptSets } from '../../_data/read-prompt-sets.ts';
import { ButtonLink } from '../../_ui/button-link.tsx';
import { CodeBlock } from '../../_ui/code.tsx';
import { EmptyState } from '../../_ui/empty-state.tsx';
import { Loading } from '../../_ui/loading.tsx';
import { PageHeader } from '../../_ui/page-header.tsx';
import { Table } from '../../_ui/table.tsx';
import { promptSetColumns } from './prompt-set-columns.tsx';

export const metadata: Metadata = { title: 'Prompts' };

export default async function PromptsPage(): Promise<ReactElement> {
  const { id } = await requireResearcher();
  return (
    <>
      <PageHeader
        title="Prompts"
        description="Sets of prompts, from which protocols draw. A set is known by the sha256 of its file and never changes."
        actions={
          <ButtonLink href="/prompts/import" variant="primary">
            Import a file
          </ButtonLink>
        }
      />
      <Suspense fallback={<Loading>Fetching the prompt sets</Loading>}>
        <PromptSets userId={id} />
      </Suspense>
    </>
  );
}

async function PromptSets({ userId }: { userId: string }): Promise<ReactElement> {
  const sets = await readPromptSets(userId);
  if (sets.length === 0) return <NoPrompts />;
  return (
    <Table
      caption="Prompt sets, by name"
      captionHidden
      columns={promptSetColumns}
      rows={sets}
      rowKey={({ name }) => name}
    />
  );
}

function NoPrompts(): ReactElement {
  return (
    <EmptyState
      title="No prompt set yet"
      action={<ButtonLink href="/prompts/import">Import a file</ButtonLink>}
    >
      <p>Import a file of prompts, or let the terminal download PartiPrompts:</p>
      <CodeBlock label="Command to import PartiPrompts">
        npx onpar prompts import partiprompts
      </CodeBlock>
    </EmptyState>
  );
}
