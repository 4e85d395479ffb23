'use client';
import { Toast as BaseToast } from '@base-ui/react/toast';
import type { ReactElement, ReactNode } from 'react';

/** Gives the pages inside it `useToast` and the place where messages appear. */
export function ToastProvider({ children }: { children: ReactNode }): ReactElement {
  return (
    <BaseToast.Provider limit={3} timeout={5000}>
      {children}
      <BaseToast.Portal>
        <BaseToast.Viewport className="fixed inset-x-4 bottom-4 z-50 flex flex-col gap-2 sm:start-auto sm:w-80 print:hidden">
          <ToastList />
        </BaseToast.Viewport>
      </BaseToast.Portal>
    </BaseToast.Provider>
  );
}

/** Long enough to be read by who looked elsewhere. */
const LASTING_MS = 20_000;

/**
 * Says in passing that something was done; failures belong beside what failed, and are said here, for
 * longer, where that is gone.
 */
export function useToast(): (message: string, options?: { lasting: boolean }) => void {
  const manager = BaseToast.useToastManager();
  return (message, { lasting } = { lasting: false }) => {
    manager.add({
      description: message,
      ...(lasting && { timeout: LASTING_MS, priority: 'high' as const }),
    });
  };
}

function ToastList(): ReactElement[] {
  const { toasts } = BaseToast.useToastManager();
  return toasts.map((toast) => (
    <BaseToast.Root
      key={toast.id}
      toast={toast}
      className="rounded-md border border-line bg-ink px-4 py-3 text-on-ink shadow-overlay transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0"
    >
      <BaseToast.Content>
        <BaseToast.Description />
      </BaseToast.Content>
    </BaseToast.Root>
  ));
}
