'use client';
import { useSyncExternalStore } from 'react';
import type { ReactElement } from 'react';
import { Notice } from './notice.tsx';
import { isServerAway, watchServer } from './server-reach.ts';

/** Says that the server cannot be reached, for as long as that is so. */
export function ServerAwayNotice(): ReactElement {
  const away = useSyncExternalStore(watchServer, isServerAway, () => false);
  return (
    <div
      role="status"
      className="fixed inset-x-4 top-4 z-60 mx-auto w-fit max-w-prose print:hidden"
    >
      {away && (
        <div className="rounded-sm shadow-overlay">
          <Notice tone="caution" title="The server cannot be reached">
            This page stays as it is. Links and forms work again as soon as the server answers.
          </Notice>
        </div>
      )}
    </div>
  );
}
