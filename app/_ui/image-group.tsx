import type { ReactElement, ReactNode } from 'react';

/** Images that are compared with each other, side by side and equal in size. */
export function ImageGroup({
  label,
  children,
}: {
  label: string;
  children: ReactNode;
}): ReactElement {
  return (
    <div role="group" aria-label={label} className="grid grid-cols-2 gap-1">
      {children}
    </div>
  );
}

/** Groups of images, as many beside each other as fit. */
export function ImageWall({ children }: { children: ReactNode }): ReactElement {
  return (
    <div className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,20rem),1fr))] gap-4">
      {children}
    </div>
  );
}
