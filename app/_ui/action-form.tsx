'use client';
import { useActionState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { FormBody } from './form-body.tsx';

export type FormOutcome = { error?: string; done?: string } | undefined;

/** A form that a server action answers; what it says is shown above the fields. */
export function ActionForm({
  action,
  submit,
  children,
}: {
  action: (before: FormOutcome, form: FormData) => Promise<FormOutcome>;
  submit: string;
  children: ReactNode;
}): ReactElement {
  const [outcome, send, pending] = useActionState(action, undefined);
  return (
    <form action={send} className="flex flex-col gap-4">
      <FormBody error={outcome?.error} done={outcome?.done} submit={submit} busy={pending}>
        {children}
      </FormBody>
    </form>
  );
}
