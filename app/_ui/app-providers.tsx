'use client';
import { CSPProvider } from '@base-ui/react/csp-provider';
import type { ReactElement, ReactNode } from 'react';
import { ToastProvider } from './toast.tsx';

/** What components need around them: no style elements of their own, and a place for messages. */
export function AppProviders({ children }: { children: ReactNode }): ReactElement {
  return (
    <CSPProvider disableStyleElements>
      <ToastProvider>{children}</ToastProvider>
    </CSPProvider>
  );
}
