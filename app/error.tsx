'use client';
import type { ReactElement } from 'react';
import { Button } from './_ui/button.tsx';
import { Code } from './_ui/code.tsx';
import { EmptyState } from './_ui/empty-state.tsx';
import { Heading } from './_ui/heading.tsx';
import { NarrowPage } from './_ui/layout.tsx';
import { PageMain } from './_ui/page-main.tsx';

export default function ErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}): ReactElement {
  return (
    <PageMain>
      <NarrowPage>
        <Heading level={1}>Something failed</Heading>
        <EmptyState
          title="The page could not be made"
          action={<Button onClick={reset}>Try again</Button>}
        >
          <p>
            Nothing that was stored is lost. If it happens again, look in the log of the web app.
          </p>
          {error.digest !== undefined && (
            <p>
              The log names it <Code>{error.digest}</Code>.
            </p>
          )}
        </EmptyState>
      </NarrowPage>
    </PageMain>
  );
}
