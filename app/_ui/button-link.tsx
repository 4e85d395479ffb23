import Link from 'next/link';
import type { ReactElement, ReactNode } from 'react';
import { buttonClass } from './button.tsx';
import type { ButtonLook } from './button.tsx';
import { withBasePath } from './base-path.ts';

/** A link that looks like a button; `download` for files, which bypass the router. */
export function ButtonLink({
  href,
  children,
  download = false,
  ...look
}: ButtonLook & { href: `/${string}`; children: ReactNode; download?: boolean }): ReactElement {
  if (download) {
    return (
      <a href={withBasePath(href)} download className={buttonClass(look)}>
        {children}
      </a>
    );
  }
  return (
    <Link href={href} className={buttonClass(look)}>
      {children}
    </Link>
  );
}
