'use client';
import { signIn } from 'next-auth/react';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { withBasePath } from '../_ui/base-path.ts';
import { Button } from '../_ui/button.tsx';
import { Form } from '../_ui/form.tsx';
import { Notice } from '../_ui/notice.tsx';
import { TextField } from '../_ui/text-field.tsx';
import { AuthAddress } from './auth-address.tsx';

/** Takes an invitation up with an account that is made of the name given here. */
export function JoinForm({ token }: { token: string }): ReactElement {
  const [state, setState] = useState<'ready' | 'busy' | 'refused'>('ready');
  const submit = async (form: FormData): Promise<void> => {
    setState('busy');
    const answer = await signIn('invitation', { token, name: form.get('name'), redirect: false });
    if (answer?.ok && !answer.error) window.location.assign(withBasePath('/account'));
    else setState('refused');
  };
  return (
    <AuthAddress>
      <Form onSubmit={submit}>
        {state === 'refused' && (
          <Notice tone="danger" title="This invitation no longer works" alert>
            It was used before, was taken back, or has expired. Ask for a new one.
          </Notice>
        )}
        <TextField
          label="Your name"
          name="name"
          maxLength={200}
          autoComplete="name"
          description="Your colleagues see it, and it stands beside what you put on record."
          required
        />
        <Button type="submit" variant="primary" busy={state === 'busy'}>
          Join
        </Button>
      </Form>
    </AuthAddress>
  );
}
