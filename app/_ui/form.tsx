'use client';
import type { ReactElement, ReactNode } from 'react';

/** A form that the page answers itself; for forms that a server action answers, use `ActionForm`. */
export function Form({
  onSubmit,
  children,
}: {
  onSubmit: (form: FormData) => void | Promise<void>;
  children: ReactNode;
}): ReactElement {
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void onSubmit(new FormData(event.currentTarget));
      }}
      className="flex flex-col gap-4"
    >
      {children}
    </form>
  );
}
