import type { ReactElement } from 'react';
import { TextLink } from '../../_ui/text-link.tsx';

/** To what is kept of a rater, and to the way out of the study. */
export function PartLink({ children }: { children: string }): ReactElement {
  return (
    <p>
      <TextLink href="/rate/leave">{children}</TextLink>
    </p>
  );
}
