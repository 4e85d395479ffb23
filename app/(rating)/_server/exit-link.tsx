import type { ReactElement } from 'react';
import { LinkLine } from '../../_ui/link-line.tsx';

/** The way back to the panel that a rater came from; nothing where there is none. */
export function ExitLink({
  href,
  children,
}: {
  href: string | null;
  children: string;
}): ReactElement | null {
  if (href === null) return null;
  return <LinkLine href={href}>{children}</LinkLine>;
}
