import type { ReactElement } from 'react';
import { ButtonLink } from './button-link.tsx';

/** Which page of a list is asked for, how many there are, and where each is. */
export type PageOfList = {
  page: number;
  pages: number;
  href: (page: number) => `/${string}`;
};

/** The way through a list of several pages. */
export function Pagination({ page, pages, href }: PageOfList): ReactElement | null {
  if (pages <= 1 || page > pages) return null;
  return (
    <nav aria-label="Pages" className="flex items-center gap-3 print:hidden">
      {page > 1 && <ButtonLink href={href(page - 1)}>Previous</ButtonLink>}
      <span className="text-ink-muted">{`Page ${String(page)} of ${String(pages)}`}</span>
      {page < pages && <ButtonLink href={href(page + 1)}>Next</ButtonLink>}
    </nav>
  );
}
