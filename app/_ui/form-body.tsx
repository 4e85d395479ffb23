import type { ReactElement, ReactNode } from 'react';
import { Button } from './button.tsx';
import { Notice } from './notice.tsx';

/** What stands in a form that the server answers: what it said, the fields, and the button that sends. */
export function FormBody({
  error,
  done,
  submit,
  busy,
  children,
}: {
  error: string | undefined;
  done: string | undefined;
  submit: string;
  busy: boolean;
  children: ReactNode;
}): ReactElement {
  return (
    <>
      {error !== undefined && (
        <Notice tone="danger" alert>
          {error}
        </Notice>
      )}
      {done !== undefined && (
        <div role="status">
          <Notice tone="accent">{done}</Notice>
        </div>
      )}
      {children}
      <div>
        <Button type="submit" variant="primary" busy={busy}>
          {submit}
        </Button>
      </div>
    </>
  );
}
