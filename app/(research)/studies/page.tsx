import type { Metadata } from 'next';
import type { ReactElement } from 'react';
import { requireResearcher } from '../../_auth/require-researcher.ts';
import { PageHeader } from '../../_ui/page-header.tsx';

export const metadata: Metadata = { title: 'Studies' };

export default async function StudiesPage(): Promise<ReactElement> {
  await requireResearcher();
  return <PageHeader title="Studies" />;
}
