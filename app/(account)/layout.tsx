import type { ReactElement, ReactNode } from 'react';
import { NarrowPage } from '../_ui/layout.tsx';
import { PageMain } from '../_ui/page-main.tsx';
import { Wordmark } from '../_ui/wordmark.tsx';

export default function AccountLayout({ children }: { children: ReactNode }): ReactElement {
  return (
    <PageMain>
      <NarrowPage>
        <Wordmark />
        {children}
      </NarrowPage>
    </PageMain>
  );
}
