'use client';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { ReactElement, ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Wordmark } from './wordmark.tsx';

export type SiteLink = { href: string; label: string };

/** The bar at the top of every researcher's page. `aside` holds what belongs to the person. */
export function SiteHeader({
  links,
  aside,
}: {
  links: readonly SiteLink[];
  aside: ReactNode;
}): ReactElement {
  const path = usePathname();
  return (
    <header className="border-b border-line bg-surface print:hidden">
      <div className="mx-auto flex max-w-page flex-wrap items-center gap-x-6 px-4 sm:px-6">
        <Link href="/studies" className="flex h-12 items-center text-ink">
          <Wordmark />
        </Link>
        <nav aria-label="Main" className="order-last -mx-2 w-full sm:order-none sm:w-auto">
          <ul className="flex">
            {links.map((link) => {
              const current = path === link.href || path.startsWith(`${link.href}/`);
              return (
                <li key={link.href}>
                  <Link
                    href={link.href}
                    aria-current={current ? 'page' : undefined}
                    className={classNames(
                      'inline-flex h-12 items-center px-2 -outline-offset-2 hover:text-ink',
                      current ? 'font-medium text-ink' : 'text-ink-muted',
                    )}
                  >
                    {link.label}
                  </Link>
                </li>
              );
            })}
          </ul>
        </nav>
        <div className="ml-auto flex items-center gap-2">{aside}</div>
      </div>
    </header>
  );
}
