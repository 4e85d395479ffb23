import type { Metadata } from 'next';
import type { ReactElement } from 'react';
import { requireResearcher } from '../../../_auth/require-researcher.ts';
import { PageHeader } from '../../../_ui/page-header.tsx';
import { PromptImport } from './prompt-import.tsx';

export const metadata: Metadata = { title: 'Import prompts' };

export default async function ImportPromptsPage(): Promise<ReactElement> {
  await requireResearcher();
  return (
    <>
      <PageHeader
        title="Import prompts"
        parent={{ href: '/prompts', label: 'Prompts' }}
        description="You see how the file is read before anything is stored."
      />
      <PromptImport />
    </>
  );
}
