'use client';
import type { ReactElement } from 'react';
import { PageFailure } from '../_ui/page-failure.tsx';

export default function ResearchError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}): ReactElement {
  return <PageFailure digest={error.digest} retry={reset} />;
}
