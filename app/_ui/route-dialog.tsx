'use client';
import { useRouter } from 'next/navigation';
import type { ReactElement, ReactNode } from 'react';
import { Dialog } from './dialog.tsx';

/** A window that is open because the address says so; closing it goes to `closeHref`. */
export function RouteDialog({
  title,
  closeHref,
  actions,
  children,
}: {
  title: string;
  closeHref: string;
  actions?: ReactNode;
  children: ReactNode;
}): ReactElement {
  const router = useRouter();
  return (
    <Dialog
      open
      wide
      title={title}
      actions={actions}
      onOpenChange={(open) => {
        if (!open) router.push(closeHref, { scroll: false });
      }}
    >
      {children}
    </Dialog>
  );
}
