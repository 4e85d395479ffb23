import type { ReactElement } from 'react';

/** A number with its interval: the number to read, the interval to believe. */
export function Estimate({
  value,
  interval,
}: {
  value: string;
  interval?: readonly [string, string] | undefined;
}): ReactElement {
  return (
    <span className="inline-flex flex-col items-end">
      <span className="font-medium">{value}</span>
      {interval && (
        <span className="text-xs text-ink-muted">
          <span className="sr-only">95% interval from </span>
          {interval[0]}
          <span aria-hidden="true"> – </span>
          <span className="sr-only"> to </span>
          {interval[1]}
        </span>
      )}
    </span>
  );
}
