'use client';
import { useRouter } from 'next/navigation';
import type { KeyboardEvent, ReactElement, ReactNode } from 'react';
import { Dialog } from './dialog.tsx';
import { DialogSteps } from './dialog-steps.tsx';
import type { Steps } from './dialog-steps.tsx';
import { isServerAway } from './server-reach.ts';
import { stepOfKey } from './step-of-key.ts';

/**
 * A window that is open because the address says so; closing it goes to `closeHref`. With `steps` it is
 * one of several, and the arrow keys lead to those beside it.
 */
export function RouteDialog({
  title,
  closeHref,
  steps = null,
  returnTo,
  actions,
  children,
}: {
  title: string;
  closeHref: string;
  steps?: Steps | null;
  /** the id of the element that has the focus once it is closed */
  returnTo?: string;
  actions?: ReactNode;
  children: ReactNode;
}): ReactElement {
  const router = useRouter();
  const step = (event: KeyboardEvent<HTMLElement>): void => {
    const way = stepOfKey(event.nativeEvent, event.currentTarget);
    const href = way === null ? null : steps?.[way];
    if (typeof href !== 'string' || isServerAway()) return;
    event.preventDefault();
    router.replace(href, { scroll: false });
  };
  return (
    <Dialog
      open
      wide
      title={title}
      actions={actions}
      onKeyDown={step}
      {...(returnTo !== undefined && { returnTo })}
      onOpenChange={(open) => {
        if (!open && !isServerAway()) router.push(closeHref, { scroll: false });
      }}
    >
      {steps && <DialogSteps {...steps} />}
      {children}
    </Dialog>
  );
}
