'use client';
import { AlertDialog } from '@base-ui/react/alert-dialog';
import { useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { Button, buttonClass } from './button.tsx';
import type { ButtonVariant } from './button.tsx';
import { dialogBackdropClass, dialogPopupClass } from './dialog-class.ts';
import { useWords } from './language.tsx';
import { Notice } from './notice.tsx';
import { useAct } from './use-act.ts';

export type ActionOutcome = { error?: string } | undefined;

/**
 * Asks once before an act that cannot be taken back, and says what it does. The act is a server
 * action; what it answers as `error` is shown and the window stays open. Needs a `ToastProvider` around it.
 */
export function ConfirmDialog({
  trigger,
  triggerVariant = 'secondary',
  title,
  children,
  confirm,
  danger = false,
  action,
}: {
  trigger: string;
  triggerVariant?: ButtonVariant;
  title: string;
  children: ReactNode;
  confirm: string;
  danger?: boolean;
  action: (form: FormData) => Promise<ActionOutcome>;
}): ReactElement {
  const { page } = useWords();
  const [open, setOpen] = useState(false);
  const { error, pending, send, forget } = useAct();
  const submit = (form: FormData): void =>
    send(async () => {
      const outcome = await action(form);
      if (outcome?.error === undefined) setOpen(false);
      return outcome?.error;
    });
  const turn = (next: boolean): void => {
    setOpen(next);
    forget();
  };
  return (
    <AlertDialog.Root open={open} onOpenChange={turn}>
      <AlertDialog.Trigger className={buttonClass({ variant: triggerVariant })}>
        {trigger}
      </AlertDialog.Trigger>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className={dialogBackdropClass} />
        <AlertDialog.Popup className={dialogPopupClass(false)}>
          <AlertDialog.Title className="text-lg font-semibold">{title}</AlertDialog.Title>
          <form action={submit} className="flex flex-col gap-4">
            <AlertDialog.Description render={<div />} className="flex flex-col gap-3">
              {children}
            </AlertDialog.Description>
            {error !== undefined && (
              <Notice tone="danger" alert>
                {error}
              </Notice>
            )}
            <div className="flex flex-wrap justify-end gap-2">
              <AlertDialog.Close className={buttonClass()}>{page.cancel}</AlertDialog.Close>
              <Button type="submit" variant={danger ? 'danger' : 'primary'} busy={pending}>
                {confirm}
              </Button>
            </div>
          </form>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
