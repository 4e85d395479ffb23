'use client';
import { useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import type { FormOutcome } from './action-form.tsx';
import { FormBody } from './form-body.tsx';
import { Form } from './form.tsx';
import { useAct } from './use-act.ts';

/**
 * A form that a server action answers, in pages of researchers: what it says is shown above the fields,
 * which keep what was typed where the server does not answer.
 */
export function AskingForm({
  action,
  submit,
  children,
}: {
  action: (before: FormOutcome, form: FormData) => Promise<FormOutcome>;
  submit: string;
  children: ReactNode;
}): ReactElement {
  const { error, pending, send } = useAct();
  const [done, setDone] = useState<string>();
  const ask = (form: FormData): void =>
    send(async () => {
      setDone(undefined);
      const outcome = await action(undefined, form);
      setDone(outcome?.done);
      return outcome?.error;
    });
  return (
    <Form onSubmit={ask}>
      <FormBody error={error} done={done} submit={submit} busy={pending}>
        {children}
      </FormBody>
    </Form>
  );
}
