import type { ReactElement } from 'react';

/** The name of the product and its sign: two equal frames, side by side. */
export function Wordmark(): ReactElement {
  return (
    <span className="inline-flex items-center gap-2 text-lg font-semibold tracking-tight">
      <svg viewBox="0 0 20 16" aria-hidden="true" className="h-4 w-5">
        <rect x="0.75" y="0.75" width="8" height="14.5" rx="1.5" className="fill-arm-1" />
        <rect x="11.25" y="0.75" width="8" height="14.5" rx="1.5" className="fill-arm-2" />
      </svg>
      OnPar
    </span>
  );
}
