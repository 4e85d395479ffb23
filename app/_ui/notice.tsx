import type { ReactElement, ReactNode } from 'react';
import type { Tone } from './badge.tsx';
import { classNames } from './class-names.ts';

const tones: Record<Tone, string> = {
  neutral: 'border-line-strong bg-surface',
  accent: 'border-accent bg-accent-wash',
  caution: 'border-caution bg-caution-wash',
  danger: 'border-danger bg-danger-wash',
};

/** Something to know before reading on. `alert` interrupts a screen reader: for failures only. */
export function Notice({
  tone = 'neutral',
  title,
  children,
  alert = false,
}: {
  tone?: Tone;
  title?: string;
  children?: ReactNode;
  alert?: boolean;
}): ReactElement {
  return (
    <div
      role={alert ? 'alert' : undefined}
      className={classNames(
        'break-inside-avoid rounded-sm border-s-4 px-4 py-3 text-ink',
        tones[tone],
      )}
    >
      {title !== undefined && <p className="font-semibold">{title}</p>}
      {children !== undefined && <div className="max-w-prose text-pretty">{children}</div>}
    </div>
  );
}
