import { useId } from 'react';
import type { ReactElement, ReactNode } from 'react';

/** A part of a page under a heading of its own. */
export function Section({
  title,
  description,
  actions,
  children,
}: {
  title: string;
  description?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}): ReactElement {
  const id = useId();
  return (
    <section aria-labelledby={id} className="flex flex-col gap-3">
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-2 break-inside-avoid break-after-avoid">
        <div className="flex flex-col gap-0.5">
          <h2 id={id} className="text-lg font-semibold">
            {title}
          </h2>
          {description !== undefined && (
            <p className="max-w-prose text-pretty text-ink-muted">{description}</p>
          )}
        </div>
        {actions !== undefined && <div className="flex flex-wrap gap-2">{actions}</div>}
      </div>
      {children}
    </section>
  );
}
