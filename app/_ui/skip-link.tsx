import type { ReactElement } from 'react';

/** The first thing a keyboard reaches: past the navigation, to the page's own content. */
export function SkipLink({ children }: { children: string }): ReactElement {
  return (
    <a
      href="#content"
      className="fixed top-2 start-2 z-50 -translate-y-16 rounded-md bg-ink px-4 py-2 text-on-ink focus:translate-y-0 print:hidden"
    >
      {children}
    </a>
  );
}
