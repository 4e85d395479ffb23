'use client';
import { signIn } from 'next-auth/react';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { Button } from '../_ui/button.tsx';
import { AuthAddress } from './auth-address.tsx';
import { Notice } from '../_ui/notice.tsx';
import { withBasePath } from '../_ui/base-path.ts';

/** Uses a one-time link up and goes to the studies. A press is needed: software that follows links in mail presses nothing. */
export function SignInButton({ token }: { token: string }): ReactElement {
  const [state, setState] = useState<'ready' | 'busy' | 'refused'>('ready');
  const press = async (): Promise<void> => {
    setState('busy');
    const answer = await signIn('link', { token, redirect: false });
    if (answer?.ok && !answer.error) window.location.assign(withBasePath('/studies'));
    else setState('refused');
  };
  return (
    <AuthAddress>
      {state === 'refused' && (
        <Notice tone="danger" title="This link no longer works" alert>
          It was used before or has expired. Ask for a new one, or sign in with your password.
        </Notice>
      )}
      <Button variant="primary" size="large" busy={state === 'busy'} onClick={() => void press()}>
        Sign in to OnPar
      </Button>
    </AuthAddress>
  );
}
