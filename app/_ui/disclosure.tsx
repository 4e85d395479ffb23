import type { ReactElement, ReactNode } from 'react';
import { classNames } from './class-names.ts';

/** What is shown when it is asked for, under the words that ask; on paper too, where it is `printed`. */
export function Disclosure({
  summary,
  printed = false,
  children,
}: {
  summary: string;
  printed?: boolean;
  children: ReactNode;
}): ReactElement {
  return (
    <details
      className={classNames(
        'flex flex-col gap-2',
        printed
          ? 'print:details-content:[content-visibility:visible]'
          : 'print:[&:not([open])]:hidden',
      )}
    >
      <summary className="cursor-pointer py-1 text-sm text-ink-muted hover:text-ink">
        {summary}
      </summary>
      <div className="pt-2">{children}</div>
    </details>
  );
}
