'use client';
import { useActionState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { Button } from './button.tsx';
import { Notice } from './notice.tsx';

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
      {outcome?.error !== undefined && (
        <Notice tone="danger" alert>
          {outcome.error}
        </Notice>
      )}
      {outcome?.done !== undefined && (
        <div role="status">
          <Notice tone="accent">{outcome.done}</Notice>
        </div>
      )}
      {children}
      <div>
        <Button type="submit" variant="primary" busy={pending}>
          {submit}
        </Button>
      </div>
    </form>
  );
}
