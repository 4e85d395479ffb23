import type { ReactElement, ReactNode } from 'react';

/** What is said below a control: what it is for, and what is wrong with what it holds. */
export function ControlNotes({
  id,
  description,
  error,
}: {
  /** by which the control is described */
  id: string;
  description: ReactNode;
  error: string | undefined;
}): ReactElement {
  return (
    <div id={id} className="flex flex-col gap-1 text-sm">
      {description !== undefined && <p className="text-ink-muted">{description}</p>}
      {error !== undefined && <p className="font-medium text-danger">{error}</p>}
    </div>
  );
}
