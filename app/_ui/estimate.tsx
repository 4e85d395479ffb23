import type { ReactElement } from 'react';
import { formatLevel } from '#domain/print-estimate.ts';
import { TextLink } from './text-link.tsx';

/** A number to read, with its interval or what else qualifies it under it. */
export function Estimate({
  value,
  interval,
  level = 0.95,
  note,
  href = null,
}: {
  value: string;
  interval?: readonly [string, string] | undefined;
  /** of the interval */
  level?: number | undefined;
  note?: string | undefined;
  /** what it is made of */
  href?: string | null;
}): ReactElement {
  return (
    <span className="inline-flex flex-col items-end tabular-nums">
      <span className="font-medium">
        {href === null ? value : <TextLink href={href}>{value}</TextLink>}
      </span>
      {interval && (
        <span className="text-xs text-ink-muted">
          <span className="sr-only">{`${formatLevel(level)} interval `}</span>
          {`${interval[0]} to ${interval[1]}`}
        </span>
      )}
      {note !== undefined && <span className="text-xs text-ink-muted">{note}</span>}
    </span>
  );
}
