import Link from 'next/link';
import type { ReactElement, ReactNode } from 'react';

/** A link in running text or in a table. */
export function TextLink({
  href,
  children,
  strong = false,
}: {
  href: string;
  children: ReactNode;
  strong?: boolean;
}): ReactElement {
  return (
    <Link
      href={href}
      className={`text-accent underline decoration-accent/40 underline-offset-2 hover:decoration-accent ${strong ? 'font-medium' : ''}`}
    >
      {children}
    </Link>
  );
}
