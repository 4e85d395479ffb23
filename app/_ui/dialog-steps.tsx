import Link from 'next/link';
import type { ReactElement } from 'react';
import { Button, buttonClass } from './button.tsx';

/** Where something stands among others, and the addresses of those beside it; null at an end. */
export type Steps = { place: string; previous: string | null; next: string | null };

/** The way from one to those beside it. They take each other's place: going back leads to all of them. */
export function DialogSteps({ place, previous, next }: Steps): ReactElement {
  return (
    <nav aria-label="Beside this one" className="flex flex-wrap items-center gap-3 print:hidden">
      <Step href={previous} keys="ArrowLeft">
        ← Previous
      </Step>
      <Step href={next} keys="ArrowRight">
        Next →
      </Step>
      <span role="status" className="text-ink-muted">
        {place}
      </span>
    </nav>
  );
}

function Step({
  href,
  keys,
  children,
}: {
  href: string | null;
  keys: string;
  children: string;
}): ReactElement {
  if (href === null) return <Button disabled>{children}</Button>;
  return (
    <Link replace href={href} scroll={false} aria-keyshortcuts={keys} className={buttonClass()}>
      {children}
    </Link>
  );
}
