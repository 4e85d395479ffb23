import type { ReactElement, ReactNode } from 'react';

/** A heading outside of page heads and sections. */
export function Heading({
  level,
  children,
}: {
  level: 1 | 2 | 3;
  children: ReactNode;
}): ReactElement {
  if (level === 1) return <h1 className="text-2xl font-semibold tracking-tight">{children}</h1>;
  if (level === 2) return <h2 className="text-lg font-semibold">{children}</h2>;
  return <h3 className="font-semibold">{children}</h3>;
}
