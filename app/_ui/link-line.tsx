import type { ReactElement } from 'react';
import { TextLink } from './text-link.tsx';

/** A link that stands alone on its line, as high as a button, so that a finger finds it. */
export function LinkLine({ href, children }: { href: string; children: string }): ReactElement {
  return (
    <p className="[&_a]:inline-flex [&_a]:min-h-control [&_a]:items-center">
      <TextLink href={href}>{children}</TextLink>
    </p>
  );
}
