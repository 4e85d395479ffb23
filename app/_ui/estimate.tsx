import type { ReactElement } from 'react';
import { formatLevel } from '#domain/print-estimate.ts';

/** A number to read, with its interval or what else qualifies it under it. */
export function Estimate({
  value,
  interval,
  level = 0.95,
  note,
}: {
  value: string;
  interval?: readonly [string, string] | undefined;
  /** of the interval */
  level?: number | undefined;
  note?: string | undefined;
}): ReactElement {
  return (
    <span className="inline-flex flex-col items-end tabular-nums">
      <span className="font-medium">{value}</span>
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
