import type { ReactElement, ReactNode } from 'react';

/** The content of a page, where the skip link leads. */
export function PageMain({ children }: { children: ReactNode }): ReactElement {
  return (
    <main
      id="content"
      tabIndex={-1}
      className="mx-auto flex w-full max-w-page flex-1 flex-col gap-8 px-4 py-6 outline-none sm:px-6 sm:py-8 print:max-w-none print:p-0"
    >
      {children}
    </main>
  );
}
