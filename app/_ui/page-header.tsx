import Link from 'next/link';
import type { ReactElement, ReactNode } from 'react';

/** The head of a page: where one is, what it is, its state, and what can be done with it. */
export function PageHeader({
  title,
  parent,
  badge,
  description,
  actions,
  tabs,
}: {
  title: string;
  parent?: { href: string; label: string };
  badge?: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
  tabs?: ReactNode;
}): ReactElement {
  return (
    <header className="flex flex-col gap-4 border-b border-line">
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <div className="flex min-w-0 flex-col gap-1">
          {parent && (
            <p className="text-sm">
              <span aria-hidden="true" className="pr-1.5 text-ink-muted">
                ←
              </span>
              <Link href={parent.href} className="text-ink-muted hover:text-ink hover:underline">
                {parent.label}
              </Link>
            </p>
          )}
          <div className="flex flex-wrap items-center gap-3">
            <h1 className="text-2xl font-semibold tracking-tight text-balance">{title}</h1>
            {badge}
          </div>
          {description !== undefined && (
            <p className="max-w-prose text-pretty text-ink-muted">{description}</p>
          )}
        </div>
        {actions !== undefined && <div className="flex flex-wrap gap-2">{actions}</div>}
      </div>
      {tabs ?? <div />}
    </header>
  );
}
