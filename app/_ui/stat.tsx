import type { ReactElement, ReactNode } from 'react';

export type StatItem = { label: string; value: ReactNode; note?: ReactNode };

/** A row of figures, each with its name and what qualifies it. */
export function StatList({ items }: { items: readonly StatItem[] }): ReactElement {
  return (
    <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-md border border-line bg-line sm:grid-cols-[repeat(auto-fit,minmax(9rem,1fr))]">
      {items.map((item) => (
        <div
          key={item.label}
          className="flex flex-col gap-1 bg-surface px-4 py-3 last:odd:col-span-2 sm:last:odd:col-span-1"
        >
          <dt className="text-sm text-ink-muted">{item.label}</dt>
          <dd className="flex flex-col">
            <span className="text-xl font-semibold tracking-tight tabular-nums">{item.value}</span>
            {item.note !== undefined && <span className="text-sm text-ink-muted">{item.note}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
