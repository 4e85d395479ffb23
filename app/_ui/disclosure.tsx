import type { ReactElement, ReactNode } from 'react';

/** What is shown when it is asked for, under the words that ask. */
export function Disclosure({
  summary,
  children,
}: {
  summary: string;
  children: ReactNode;
}): ReactElement {
  return (
    <details className="flex flex-col gap-2 print:[&:not([open])]:hidden">
      <summary className="cursor-pointer py-1 text-sm text-ink-muted hover:text-ink">
        {summary}
      </summary>
      <div className="pt-2">{children}</div>
    </details>
  );
}
