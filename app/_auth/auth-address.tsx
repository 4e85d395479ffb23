'use client';
import { SessionProvider } from 'next-auth/react';
import type { ReactElement, ReactNode } from 'react';
import { withBasePath } from '../_ui/base-path.ts';

/** Tells next-auth's browser half under which path its other half answers. Asks nothing by itself. */
export function AuthAddress({ children }: { children: ReactNode }): ReactElement {
  return (
    <SessionProvider
      basePath={withBasePath('/api/auth')}
      session={null}
      refetchOnWindowFocus={false}
    >
      {children}
    </SessionProvider>
  );
}
