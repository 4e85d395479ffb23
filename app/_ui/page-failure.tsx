'use client';
import type { ReactElement } from 'react';
import { Button } from './button.tsx';
import { Code } from './code.tsx';
import { EmptyState } from './empty-state.tsx';
import { Heading } from './heading.tsx';
import { NarrowPage } from './layout.tsx';

/** What stands where a page could not be made, with the name under which the log has the reason. */
export function PageFailure({
  digest,
  retry,
}: {
  digest: string | undefined;
  retry: () => void;
}): ReactElement {
  return (
    <NarrowPage>
      <Heading level={1}>Something failed</Heading>
      <EmptyState
        title="The page could not be made"
        action={<Button onClick={retry}>Try again</Button>}
      >
        <p>Nothing that was stored is lost. If it happens again, look in the log of the web app.</p>
        {digest !== undefined && (
          <p>
            The log names it <Code>{digest}</Code>.
          </p>
        )}
      </EmptyState>
    </NarrowPage>
  );
}
