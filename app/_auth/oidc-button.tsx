'use client';
import { signIn } from 'next-auth/react';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { withBasePath } from '../_ui/base-path.ts';
import { Button } from '../_ui/button.tsx';
import { Notice } from '../_ui/notice.tsx';
import { AuthAddress } from './auth-address.tsx';

/** Goes to the provider of single sign-on, and from there on to `next`, a path of ours. */
export function OidcButton({
  name,
  next,
  refused,
}: {
  name: string;
  next: `/${string}`;
  /** why the provider's last answer let nobody in */
  refused: string | null;
}): ReactElement {
  const [busy, setBusy] = useState(false);
  const press = (): void => {
    setBusy(true);
    void signIn('oidc', { callbackUrl: withBasePath(next) });
  };
  return (
    <AuthAddress>
      {refused !== null && (
        <Notice tone="danger" title="You are not signed in" alert>
          {refused}
        </Notice>
      )}
      <Button busy={busy} onClick={press}>
        {`Sign in with ${name}`}
      </Button>
    </AuthAddress>
  );
}
