import type { ReactElement, ReactNode } from 'react';

/** What a list shows when it has nothing: why, and what to do next. */
export function EmptyState({
  title,
  children,
  action,
}: {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}): ReactElement {
  return (
    <div className="flex flex-col items-start gap-3 rounded-md border border-dashed border-line-strong px-5 py-8 sm:px-8">
      <h2 className="text-lg font-semibold">{title}</h2>
      {children !== undefined && (
        <div className="flex max-w-prose flex-col gap-3 text-ink-muted">{children}</div>
      )}
      {action}
    </div>
  );
}
