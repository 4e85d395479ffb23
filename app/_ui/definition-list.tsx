import type { ReactElement, ReactNode } from 'react';

export type Definition = { term: string; value: ReactNode };

/** Facts about one thing, each under its name. */
export function DefinitionList({ items }: { items: readonly Definition[] }): ReactElement {
  return (
    <dl className="grid grid-cols-1 gap-x-6 gap-y-1 sm:grid-cols-[minmax(8rem,auto)_1fr] sm:gap-y-2">
      {items.map((item) => (
        <div key={item.term} className="contents">
          <dt className="text-ink-muted">{item.term}</dt>
          <dd className="mb-2 min-w-0 break-words sm:mb-0">{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}
