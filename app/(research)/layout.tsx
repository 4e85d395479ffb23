import type { ReactElement, ReactNode } from 'react';
import { requireResearcher } from '../_auth/require-researcher.ts';
import { PageMain } from '../_ui/page-main.tsx';
import { ServerAwayNotice } from '../_ui/server-away-notice.tsx';
import { SiteHeader } from '../_ui/site-header.tsx';
import { TextLink } from '../_ui/text-link.tsx';
import { ToastProvider } from '../_ui/toast.tsx';

const links = [
  { href: '/studies', label: 'Studies' },
  { href: '/runs', label: 'Runs' },
  { href: '/models', label: 'Models' },
  { href: '/prompts', label: 'Prompts' },
];

export default async function ResearchLayout({
  children,
}: {
  children: ReactNode;
}): Promise<ReactElement> {
  const researcher = await requireResearcher();
  return (
    <ToastProvider>
      <ServerAwayNotice />
      <SiteHeader links={links} aside={<TextLink href="/account">{researcher.name}</TextLink>} />
      <PageMain>{children}</PageMain>
    </ToastProvider>
  );
}
