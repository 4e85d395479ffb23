import type { ReactElement } from 'react';

const form = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'medium',
  timeStyle: 'short',
  timeZone: 'UTC',
});

/** A moment, in UTC, the same for everyone who reads it. */
export function Time({ at }: { at: Date }): ReactElement {
  return (
    <time dateTime={at.toISOString()} className="whitespace-nowrap">
      {form.format(at)} UTC
    </time>
  );
}
