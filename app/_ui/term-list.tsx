import type { ReactElement, ReactNode } from 'react';

export type Term = { term: ReactNode; facts: ReactNode; meaning: ReactNode };

/** Terms with what is said of each, one under the other in a window of its own that scrolls. */
export function TermList({
  label,
  terms,
}: {
  label: string;
  terms: readonly Term[];
}): ReactElement {
  return (
    <div role="region" aria-label={label} tabIndex={0} className="max-h-96 overflow-y-auto">
      <dl className="flex flex-col gap-3">
        {terms.map(({ term, facts, meaning }, i) => (
          <div key={i} className="flex flex-col gap-0.5 text-sm">
            <dt>{term}</dt>
            <dd>{meaning}</dd>
            <dd className="text-ink-muted">{facts}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
