import type { ReactElement, ReactNode } from 'react';

/** Stands where something is still being fetched, and says so. */
export function Loading({ children }: { children: ReactNode }): ReactElement {
  return (
    <p
      role="status"
      className="animate-pulse rounded-md border border-line bg-surface px-4 py-8 text-ink-muted motion-reduce:animate-none"
    >
      {children}
    </p>
  );
}
