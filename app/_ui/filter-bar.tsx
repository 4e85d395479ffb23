import type { ReactElement, ReactNode } from 'react';
import { Button } from './button.tsx';
import { withBasePath } from './base-path.ts';

/** Choices that narrow a list; sent as the page's address, so that it can be kept and shared. */
export function FilterBar({
  action,
  children,
}: {
  action: `/${string}`;
  children: ReactNode;
}): ReactElement {
  return (
    <form
      action={withBasePath(action)}
      method="get"
      role="search"
      className="flex flex-wrap items-end gap-3 print:hidden"
    >
      {children}
      <Button type="submit">Apply</Button>
    </form>
  );
}
