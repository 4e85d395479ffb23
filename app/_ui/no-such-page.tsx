import type { ReactElement } from 'react';
import { countOf } from '#domain/count-of.ts';
import { EmptyState } from './empty-state.tsx';
import type { PageOfList } from './pagination.tsx';
import { TextLink } from './text-link.tsx';

/** Stands where an address asks for a page behind the last one of a list. */
export function NoSuchPage({ page, pages, href }: PageOfList): ReactElement {
  return (
    <EmptyState title={`There is no page ${page}`}>
      <p>
        The list has {countOf(pages, 'page')}.{' '}
        <TextLink href={href(pages)}>Show the last one</TextLink>
      </p>
    </EmptyState>
  );
}
