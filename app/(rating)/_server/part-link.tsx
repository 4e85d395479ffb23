import type { ReactElement } from 'react';
import { LinkLine } from '../../_ui/link-line.tsx';

/** To what is kept of a rater, and to the way out of the study. */
export function PartLink({ children }: { children: string }): ReactElement {
  return <LinkLine href="/rate/leave">{children}</LinkLine>;
}
