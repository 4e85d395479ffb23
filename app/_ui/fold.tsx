'use client';
import { useId, useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { useHydrated } from './use-hydrated.ts';
import { useWideScreen } from './use-wide-screen.ts';

/**
 * A part of a page that shuts, under a heading of its own: open at first where the screen is wide, and
 * shut where it is narrow, so that a long page can be taken in at once. The server sends it shut; until the
 * page comes alive, the style sheet shows it as it will be.
 */
export function Fold({
  title,
  description,
  summary,
  note,
  children,
}: {
  title: string;
  description?: ReactNode;
  /** what is in it, said while it is shut */
  summary?: string | undefined;
  /** what is said beside the title in any case */
  note?: ReactNode;
  children: ReactNode;
}): ReactElement {
  const id = useId();
  const isWide = useWideScreen();
  const isAlive = useHydrated();
  const [chosen, setChosen] = useState<boolean | null>(null);
  return (
    <section aria-labelledby={id}>
      <details
        open={chosen === null ? isWide : chosen}
        onToggle={(event) => setChosen(event.currentTarget.open)}
        data-unsettled={isAlive ? undefined : ''}
        className="group/fold border-b border-line pb-3 open:border-transparent lg:data-unsettled:border-transparent lg:data-unsettled:details-content:[content-visibility:visible] print:[&:not([open])]:hidden"
      >
        <summary className="flex cursor-pointer flex-wrap items-baseline gap-x-3 gap-y-1 py-1 marker:content-none [&::-webkit-details-marker]:hidden">
          <span
            aria-hidden
            className="w-3 text-ink-muted transition-transform group-open/fold:rotate-90 lg:group-data-unsettled/fold:rotate-90"
          >
            ›
          </span>
          <h2 id={id} className="text-lg font-semibold">
            {title}
          </h2>
          {note}
          {summary !== undefined && (
            <span className="w-full truncate ps-6 text-sm text-ink-muted group-open/fold:hidden lg:group-data-unsettled/fold:hidden">
              {summary}
            </span>
          )}
        </summary>
        <div className="flex flex-col gap-3 pt-2">
          {description !== undefined && (
            <p className="max-w-prose text-pretty text-ink-muted">{description}</p>
          )}
          {children}
        </div>
      </details>
    </section>
  );
}
