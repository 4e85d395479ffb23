import type { ReactElement } from 'react';
import { TextLink } from '../../_ui/text-link.tsx';

/** The way back to the panel that a rater came from; nothing where there is none. */
export function ExitLink({
  href,
  children,
}: {
  href: string | null;
  children: string;
}): ReactElement | null {
  if (href === null) return null;
  return (
    <p>
      <TextLink href={href}>{children}</TextLink>
    </p>
  );
}
