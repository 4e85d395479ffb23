import type { ReactElement } from 'react';

/** A key of the keyboard; a hint for the eye, since every key has a button that says what it does. */
export function KeyCap({ children }: { children: string }): ReactElement {
  return (
    <kbd
      aria-hidden="true"
      className="inline-flex h-5 min-w-5 items-center justify-center rounded-sm border border-line-strong px-1 font-sans text-xs text-ink-muted pointer-coarse:hidden"
    >
      {children}
    </kbd>
  );
}
