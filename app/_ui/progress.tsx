'use client';
import { Progress as BaseProgress } from '@base-ui/react/progress';
import type { ReactElement } from 'react';
import { classNames } from './class-names.ts';

/**
 * How far a piece of work has come. `note` says what a bar cannot: counts, rate, time left.
 * `active` shows that the work is moving even when the bar is not.
 */
export function Progress({
  label,
  value,
  max,
  note,
  active = false,
  labelHidden = false,
}: {
  label: string;
  value: number;
  max: number;
  note?: string;
  active?: boolean;
  labelHidden?: boolean;
}): ReactElement {
  return (
    <BaseProgress.Root
      value={max > 0 ? value : 0}
      max={max > 0 ? max : 1}
      getAriaValueText={() => note ?? `${String(value)} of ${String(max)}`}
      className="flex w-full min-w-32 flex-col gap-1"
    >
      <div className="flex flex-wrap justify-between gap-x-4">
        <BaseProgress.Label className={labelHidden ? 'sr-only' : 'font-medium'}>
          {label}
        </BaseProgress.Label>
        {note !== undefined && (
          <span className={classNames('text-ink-muted', labelHidden && 'text-sm')}>{note}</span>
        )}
      </div>
      <BaseProgress.Track className="relative h-1.5 overflow-hidden rounded-full bg-line">
        <BaseProgress.Indicator className="relative overflow-hidden rounded-full bg-accent transition-[width] duration-300 ease-out">
          {active && (
            <span className="absolute inset-y-0 left-0 w-1/4 animate-sweep bg-surface/30 motion-reduce:hidden" />
          )}
        </BaseProgress.Indicator>
      </BaseProgress.Track>
    </BaseProgress.Root>
  );
}
