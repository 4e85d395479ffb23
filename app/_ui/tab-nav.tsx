'use client';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useLayoutEffect, useRef } from 'react';
import type { ReactElement } from 'react';
import { classNames } from './class-names.ts';

export type TabLink = { href: string; label: string };

/** The pages of one thing, as tabs that are links. */
export function TabNav({ label, tabs }: { label: string; tabs: readonly TabLink[] }): ReactElement {
  const path = usePathname();
  const nav = useRef<HTMLElement>(null);
  // on a phone not all tabs are in sight: the open one is
  useLayoutEffect(() => {
    const current = nav.current?.querySelector('[aria-current]')?.parentElement;
    if (nav.current && current)
      nav.current.scrollLeft = current.offsetLeft - nav.current.offsetLeft - 48;
  }, [path]);
  // a page under a tab's own, such as one choice of it, is the tab's too
  const open = tabs
    .filter(({ href }) => path === href || path.startsWith(`${href}/`))
    .toSorted((a, b) => b.href.length - a.href.length)[0];
  return (
    <nav ref={nav} aria-label={label} className="-mb-px overflow-x-auto print:hidden">
      <ul className="flex gap-1">
        {tabs.map((tab) => {
          const current = tab === open;
          return (
            <li key={tab.href}>
              <Link
                href={tab.href}
                aria-current={current ? 'page' : undefined}
                className={classNames(
                  'inline-flex h-10 items-center border-b-2 px-3 whitespace-nowrap -outline-offset-2',
                  current
                    ? 'border-accent font-medium text-ink'
                    : 'border-transparent text-ink-muted hover:border-line-strong hover:text-ink',
                )}
              >
                {tab.label}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
