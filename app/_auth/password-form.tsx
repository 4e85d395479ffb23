'use client';
import { signIn } from 'next-auth/react';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { Button } from '../_ui/button.tsx';
import { Form } from '../_ui/form.tsx';
import { AuthAddress } from './auth-address.tsx';
import { Notice } from '../_ui/notice.tsx';
import { TextField } from '../_ui/text-field.tsx';
import { withBasePath } from '../_ui/base-path.ts';

const messages: Record<string, string> = {
  TooManyAttempts:
    'There were too many attempts for this address. Wait fifteen minutes, use a browser from which you signed in before, or a sign-in link.',
  CredentialsSignin: 'The address or the password is not right.',
};

/** Sign-in with an e-mail address and a password, and on to `next`, a path of ours. */
export function PasswordForm({ next }: { next: `/${string}` }): ReactElement {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const submit = async (form: FormData): Promise<void> => {
    setBusy(true);
    const answer = await signIn('password', {
      email: form.get('email'),
      password: form.get('password'),
      redirect: false,
    });
    if (answer?.ok && !answer.error) {
      window.location.assign(withBasePath(next));
      return;
    }
    setBusy(false);
    const {
      [answer?.error ?? 'Default']: told = 'Signing in did not work. Try again in a moment.',
    } = messages;
    setError(told);
  };
  return (
    <AuthAddress>
      <Form onSubmit={submit}>
        {error !== undefined && (
          <Notice tone="danger" alert>
            {error}
          </Notice>
        )}
        <TextField
          label="E-mail address"
          name="email"
          type="email"
          autoComplete="username"
          required
        />
        <TextField
          label="Password"
          name="password"
          type="password"
          autoComplete="current-password"
          required
        />
        <Button type="submit" variant="primary" busy={busy}>
          Sign in
        </Button>
      </Form>
    </AuthAddress>
  );
}
