import type { ReactElement, ReactNode } from 'react';
import { classNames } from './class-names.ts';

export type Tone = 'neutral' | 'accent' | 'caution' | 'danger';

const tones: Record<Tone, string> = {
  neutral: 'border-line bg-sunken text-ink-muted',
  accent: 'border-accent/30 bg-accent-wash text-accent-strong',
  caution: 'border-caution/30 bg-caution-wash text-caution',
  danger: 'border-danger/30 bg-danger-wash text-danger',
};

/** A word about the state of a thing. */
export function Badge({
  tone = 'neutral',
  children,
}: {
  tone?: Tone;
  children: ReactNode;
}): ReactElement {
  return (
    <span
      className={classNames(
        'inline-flex h-5 items-center rounded-sm border px-1.5 text-xs font-medium whitespace-nowrap',
        tones[tone],
      )}
    >
      {children}
    </span>
  );
}
