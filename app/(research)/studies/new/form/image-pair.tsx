import type { ReactElement, ReactNode } from 'react';

/** Small images of an arm side by side, with what they are under them. */
export function ImagePair({
  caption,
  children,
}: {
  caption: string;
  children: ReactNode;
}): ReactElement {
  return (
    <figure className="flex flex-col gap-1">
      <div className="grid max-w-80 grid-cols-2 gap-2">{children}</div>
      <figcaption className="text-sm text-ink-muted">{caption}</figcaption>
    </figure>
  );
}
