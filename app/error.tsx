'use client';
import type { ReactElement } from 'react';
import { PageFailure } from './_ui/page-failure.tsx';
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
      <PageFailure digest={error.digest} retry={reset} />
    </PageMain>
  );
}
