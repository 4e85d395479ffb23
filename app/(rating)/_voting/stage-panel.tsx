import type { ReactElement, ReactNode } from 'react';

/** What stands in place of the images: why they are away, and what to do. */
export function StagePanel({
  title,
  children,
  actions,
}: {
  title: string;
  children?: ReactNode;
  actions?: ReactNode;
}): ReactElement {
  return (
    <section className="flex w-full max-w-dialog flex-col gap-3 rounded-lg border border-line bg-surface p-6 text-ink">
      <h2 className="text-xl font-semibold tracking-tight">{title}</h2>
      {children !== undefined && <div className="flex flex-col gap-2">{children}</div>}
      {actions !== undefined && <div className="flex flex-wrap gap-2 pt-2">{actions}</div>}
    </section>
  );
}
