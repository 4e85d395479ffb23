'use client';
import { Dialog as BaseDialog } from '@base-ui/react/dialog';
import type { KeyboardEventHandler, ReactElement, ReactNode } from 'react';
import { buttonClass } from './button.tsx';
import { useWords } from './language.tsx';
import { dialogBackdropClass, dialogPopupClass } from './dialog-class.ts';

/**
 * A window over the page. `trigger` is the element that opens it; leave it out and give `open` and
 * `onOpenChange` when something else decides.
 */
export function Dialog({
  trigger,
  title,
  description,
  children,
  actions,
  wide = false,
  open,
  onOpenChange,
  onKeyDown,
  returnTo,
}: {
  trigger?: ReactElement;
  title: string;
  description?: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
  wide?: boolean;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  onKeyDown?: KeyboardEventHandler<HTMLElement>;
  /** the id of the element that has the focus afterwards, if it is not the one that had it before */
  returnTo?: string;
}): ReactElement {
  const { page } = useWords();
  return (
    <BaseDialog.Root
      {...(open !== undefined && { open })}
      {...(onOpenChange && { onOpenChange: (next: boolean) => onOpenChange(next) })}
    >
      {trigger && <BaseDialog.Trigger render={trigger} />}
      <BaseDialog.Portal>
        <BaseDialog.Backdrop className={dialogBackdropClass} />
        <BaseDialog.Popup
          className={dialogPopupClass(wide)}
          {...(onKeyDown && { onKeyDown })}
          {...(returnTo !== undefined && { finalFocus: () => document.getElementById(returnTo) })}
        >
          <BaseDialog.Title className="text-lg font-semibold">{title}</BaseDialog.Title>
          {description !== undefined && (
            <BaseDialog.Description render={<div />} className="text-ink-muted">
              {description}
            </BaseDialog.Description>
          )}
          {children}
          <div className="flex flex-wrap justify-end gap-2 pt-2">
            <BaseDialog.Close className={buttonClass()}>{page.close}</BaseDialog.Close>
            {actions}
          </div>
        </BaseDialog.Popup>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  );
}
