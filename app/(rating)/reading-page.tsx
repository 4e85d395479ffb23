import type { ReactElement, ReactNode } from 'react';
import { Heading } from '../_ui/heading.tsx';
import { PageMain } from '../_ui/page-main.tsx';

/** A page that a rater reads, before and around voting. */
export function ReadingPage({
  title,
  children,
}: {
  title: string;
  children: ReactNode;
}): ReactElement {
  return (
    <PageMain>
      <div className="mx-auto flex w-full max-w-prose flex-col gap-6 py-4 sm:py-12">
        <Heading level={1}>{title}</Heading>
        {children}
      </div>
    </PageMain>
  );
}
