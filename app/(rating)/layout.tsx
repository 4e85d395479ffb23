import type { Metadata } from 'next';
import type { ReactElement, ReactNode } from 'react';

/** The same words for every study: a name could tell which systems are compared. */
export const metadata: Metadata = { title: { absolute: 'Comparing images' }, description: null };

export default function RatingLayout({ children }: { children: ReactNode }): ReactElement {
  return <>{children}</>;
}
